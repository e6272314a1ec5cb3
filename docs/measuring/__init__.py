"""Measures onrecord on texts that people have coded by hand; accuracy.py beside this folder is the command."""
