#!/usr/bin/env bash
# Measures accuracy on the training data, which stands outside the repository: docs/accuracy.sh [FOLDER]
set -euo pipefail
kit=$(realpath "${1:-$(dirname "$0")/../../shared/eval}")
cd "$(dirname "$0")/.."
cargo build --locked --release
target/release/onrecord --version
"$kit/evaluate.sh" target/release/onrecord
