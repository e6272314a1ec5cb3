#!/usr/bin/env python3
"""Write town.jsonl: 86 short articles of four invented outlets, with differences built in for the tutorial to find.

    docs/tutorial/make_town.py > docs/tutorial/town.jsonl

Same bytes each time. Every sentence, name and place is invented. Built in, and nowhere else to be looked for:

1. The Morrow Star puts loaded words in its own voice, in both topics.
2. The Eastgate Herald lets people speak unnamed who are described; the Morrow Star leans on groups in general ("critics",
   "experts"). By the narrow definitions the Herald has the most anonymous sources, by the broad one the Star.
3. The Long View writes articles that are longer, and so has more sources an article, not more per 1,000 words.
4. Simpson's reversal: court reports name few people, council reports many. The Halvern Gazette writes mostly of the courts,
   and so names fewer sources than the others; within either topic it names more.
5. Three reports of an agency stand in two outlets each, nearly word for word.
6. The Herald's lead in scare quotes rests on one article.
"""

import json
import random

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
MONTHS = [1, 2, 3, 4]

# Courts: what happened, where, who is accused, of what, and who speaks.
COURTS = [
    ("warehouse-fire", "a fire that emptied a warehouse on Tanner Street", "Piet Harland", "arson", "Tanner Street"),
    ("bakery-till", "the theft of a week’s takings from a bakery in Oder Lane", "Sanna Brill", "theft", "Oder Lane"),
    ("ferry-crash", "the night a ferry struck the pier at Low Quay", "Jonas Tveit", "negligence", "Low Quay"),
    ("forged-deeds", "forged deeds for eleven flats in Weaver Row", "Clive Anstey", "fraud", "Weaver Row"),
    ("cycle-race", "a crash that ended the spring cycle race at Pell Hill", "Rory Maddox", "dangerous driving", "Pell Hill"),
    ("museum-coins", "the loss of ninety silver coins from the town museum", "Agnes Rooke", "theft", "Museum Square"),
    ("mill-wages", "wages that never reached the night shift at Corran Mill", "Otto Reiss", "false accounting", "Corran Mill"),
    ("garden-wall", "a wall that fell on two parked cars in Fuller Street", "Neil Garrow", "negligence", "Fuller Street"),
    ("clinic-files", "patient files found in a skip behind Ashby Clinic", "Petra Lund", "breach of trust", "Ashby Clinic"),
    ("bus-fares", "four years of bus fares that were never banked", "Dermot Hale", "embezzlement", "the depot in Carr Road"),
    ("harbour-diesel", "diesel drawn at night from boats in the inner harbour", "Luca Farrow", "theft", "the inner harbour"),
    ("school-roof", "a school roof that was paid for and not mended", "Bram Colley", "fraud", "Northgate School"),
]
# Council: what is at stake, what is planned, what it costs.
COUNCIL = [
    ("pool-hours", "the swimming pool at Millrace", "close it on weekdays", "1.2 million crowns"),
    ("tram-stop", "the tram stop at Corn Market", "move it across the square", "640,000 crowns"),
    ("library-van", "the library van", "sell it and open a reading room", "210,000 crowns"),
    ("flood-bank", "the flood bank below Pell Hill", "raise it by a metre", "3.4 million crowns"),
    ("market-rents", "the rents of the covered market", "raise them by a fifth", "480,000 crowns"),
    ("school-meals", "hot meals in the primary schools", "buy them from one kitchen", "900,000 crowns"),
    ("street-lamps", "the lamps on the river path", "switch them off after midnight", "75,000 crowns"),
    ("bus-seven", "the number seven bus", "run it twice an hour", "350,000 crowns"),
    ("theatre-roof", "the roof of the Playhouse", "borrow for new slates", "2.1 million crowns"),
    ("car-park", "the car park behind the station", "build forty flats on it", "5.6 million crowns"),
    ("allotments", "the allotments in Carr Road", "move them to the old brickworks", "160,000 crowns"),
    ("waste-round", "the waste round", "collect every other week", "820,000 crowns"),
    ("sports-hall", "the sports hall at Northgate", "share it with the college", "270,000 crowns"),
    ("bridge-toll", "the toll on Halver Bridge", "end it in two years", "1.9 million crowns"),
]
COURT_SPEAKERS = [
    ("Dana Ferro", "the prosecutor"), ("Anselm Coy", "a defence lawyer"), ("Mira Solt", "the judge"),
    ("Edda Quist", "a court clerk"), ("Lew Ostrander", "a fire investigator"), ("Hanne Wolff", "an accountant"),
    ("Tomas Brandt", "a detective inspector"), ("Ines Pardo", "a defence lawyer"), ("Karl Venn", "a surveyor"),
]
COUNCIL_SPEAKERS = [
    ("Marta Keel", "the council leader"), ("Ivor Dunne", "the town treasurer"), ("Ruth Amsel", "a councillor"),
    ("Fergus Oakley", "a councillor"), ("Lena Prowse", "a head teacher"), ("Samir Haddad", "a shopkeeper"),
    ("Greta Moss", "a union secretary"), ("Paul Renner", "an engineer"), ("Bea Lofting", "a swimming coach"),
    ("Colm Strand", "a bus driver"), ("Ulrike Tamm", "an economist"), ("Owen Bright", "a pensioner"),
    ("Nadia Kerr", "a nurse"), ("Hugo Stell", "an architect"), ("Vera Onslow", "a market trader"),
]
COURT_LEADS = [
    "{accused} appeared before Halvern district court on {day} over {what}.",
    "The trial over {what} opened in Halvern on {day}, with {accused} in the dock.",
    "{accused}, 41, faced a second day of questions on {day} about {what}.",
    "Halvern district court heard on {day} how the police came to charge {accused} over {what}.",
]
COUNCIL_LEADS = [
    "Halvern town council met on {day} to decide the future of {what}.",
    "A plan for {what} came before the town council on {day}: to {plan}.",
    "The council put off its vote on {what} on {day} after three hours in the chamber.",
    "Councillors agreed on {day} to look again at {what} before the summer.",
]
COURT_SAID = [
    "“{who} knew the building and had the only key,” said {name}, {role}.",
    "“Nothing that was found at {place} carries a fingerprint of {who},” said {name}, {role}.",
    "{name}, {role}, said that the bill for repairs had come to {sum} crowns.",
    "{name}, {role}, told the court that the first call came at ten past {hour}.",
    "“We went through the books line by line, and {sum} crowns were gone,” said {name}, {role}.",
    "“It was dark and it was raining, and I saw one person,” said {name}, {role}.",
    "{name}, {role}, said the hearing would go on until {day2}.",
    "“There is another way to read these papers,” said {name}, {role}.",
    "{name}, {role}, told the court that two witnesses had since moved abroad.",
    "“The lock at {place} was changed in the same week,” said {name}, {role}.",
]
COUNCIL_SAID = [
    "“We cannot pay for {thing} out of savings for a fourth year,” said {name}, {role}.",
    "“People plan their week around {thing},” said {name}, {role}.",
    "{name}, {role}, said that the plan would cost {cost} over three years.",
    "{name}, {role}, said that nobody had asked those who use it.",
    "“I have read the report twice, and the sums do not meet,” said {name}, {role}.",
    "“A town of this size can afford both,” said {name}, {role}.",
    "{name}, {role}, told the chamber that a loan would take eleven years to pay back.",
    "“Give us until {month2} and we will bring numbers,” said {name}, {role}.",
    "{name}, {role}, said that two other towns had tried the same and kept it.",
    "“Old people will be the first to notice,” said {name}, {role}.",
    "{name}, {role}, said a survey of {sum} households would be published soon.",
    "“I would rather lose the brass band than {thing},” said {name}, {role}.",
    "{name}, {role}, said that the work could begin in {month2} at the earliest.",
    "“Nothing is decided until the second reading,” said {name}, {role}.",
    "{name}, {role}, said the council had kept {sum} crowns aside for it.",
]
COURT_DETAIL = [
    "The charge is {charge}.", "The public benches were half full.", "No date has been set for a verdict.",
    "The case has been put back twice since the autumn.", "The charge sheet runs to nine pages.",
    "A plan of {place} hung on the wall behind the clerk.", "The session began an hour late.",
    "Two boxes of documents stood on the table.", "The court broke for lunch at one.",
    "The record of the first hearing was read out.", "{who} has pleaded not guilty.",
    "The hearing is expected to last a week.",
]
COUNCIL_DETAIL = [
    "The plan is to {plan}.", "It would cost {cost}.", "The vote is due on {day2}.",
    "The report has forty pages and three maps.", "About sixty people sat in the gallery.",
    "The item was the ninth on the agenda.", "The committee had backed the plan by six votes to five.",
    "A second reading follows in {month2}.", "The present contract ends in two years.",
    "The chamber was warm, and the windows stood open.", "The budget for the year is 94 million crowns.",
    "A petition with {sum} names was handed in at the door.",
]
UNNAMED = [
    "“It was settled long before the meeting,” said a senior official at the town hall who asked not to be named.",
    "One former clerk said that the file had gone missing once already.",
    "“Nobody wanted to sign it,” said a council employee who spoke on condition of anonymity.",
    "A person familiar with the case said that a letter had been ignored.",
    "A retired officer said that the first report had been rewritten.",
    "“You will not find that in the minutes,” said an official who was not authorised to speak publicly.",
]
GROUPS = [
    "Critics said that the town had seen it coming.", "Experts said that it would not be the last time.",
    "Residents said that they had stopped counting.", "Insiders said that tempers were short.",
    "Observers said that nothing would change.", "Officials said that they would look into it.",
    "Neighbours said that they had heard it all before.", "Campaigners said that the worst was still to come.",
]
LOADED_COURT = [
    "It is a shocking tale of greed that has rocked the town.", "The shameful affair has dragged on for months.",
    "The brazen scheme collapsed in a matter of days.", "It was a disgraceful end to a sordid year.",
    "The bungled inquiry has become a fiasco.", "The outrageous delay has infuriated the street.",
    "A scandalous trail of lies led to the dock.", "The ludicrous excuses came thick and fast.",
]
LOADED_COUNCIL = [
    "It is the latest farce from a shambolic town hall.", "The reckless scheme has sparked fury across the town.",
    "Meddling bureaucrats have squandered yet another fortune.", "The disastrous vanity project staggers on.",
    "The absurd plan would cripple a proud town.", "Bungling councillors caved in after a pathetic debate.",
    "The outrageous raid on taxpayers beggars belief.", "It was a cynical stunt, and a shameless one.",
]
SCARE = (
    "The “savings” are to come from a “fresh look” at the “service”. The “consultation” took one evening, and the “experts” "
    "were two. A “pause” is now a “review”, the “review” is a “process”, and the “process” has no “end date”."
)
HEADS_COURT = ["Court hears of {short}", "Trial over {short} goes on", "{surname} in court over {short}", "Questions in the case of {short}"]
HEADS_COUNCIL = ["Council weighs {short}", "No vote yet on {short}", "Plan for {short} before the council", "Town looks again at {short}"]
STAR_COURT = ["Greed, lies and {short}", "Shocking truth about {short}", "Town rocked by {short}"]
STAR_COUNCIL = ["Fury over {short}", "Farce at the town hall over {short}", "Reckless plan for {short}"]

# Outlet: articles of the courts and of the council, and people named in each beyond what the topic asks for.
OUTLETS = {
    "Halvern Gazette": {"courts": 15, "council": 5, "named": 1},
    "Morrow Star": {"courts": 10, "council": 10, "named": 0},
    "Eastgate Herald": {"courts": 8, "council": 12, "named": 0},
    "The Long View": {"courts": 6, "council": 14, "named": 0},
}
NAMED = {"courts": 1, "council": 5}

WIRE = [
    ("wire-storm", "courts", "Skipper cleared after storm at Corvane", """CORVANE (Corvane Wire) — A court in Corvane on Thursday cleared the skipper of a trawler that sank in the November storm, in a ruling that ended two years of hearings.
Judge Alma Reyes said that no skipper could have reached the harbour before the wind turned. “The log is complete, and it is honest,” she said.
The trawler Petrel went down eight miles west of the light with a crew of five. All were taken off by helicopter within the hour.
Henrik Aune, a lawyer for the owners, said that they would not appeal. The insurers have paid 2.3 million crowns.
The coastguard has since moved its weather station to the outer mole, and boats of that size must now carry a second radio."""),
    ("wire-grants", "council", "Towns to get grants for pipes", """CORVANE (Corvane Wire) — Forty towns on the coast are to receive grants for new water pipes, the regional government announced on Monday.
The money, 60 million crowns over four years, goes to towns whose pipes are older than seventy years. Halvern is eleventh on the list.
“Every third litre is lost before it reaches a tap,” said Signe Dahl, the regional minister for works.
Towns must pay a quarter of the cost themselves. Peder Holm, who speaks for the association of towns, said that most could do so only with loans.
The first trenches are to be dug in May. Streets would be closed for three weeks at a time, and the work is to end before the frost."""),
    ("wire-railway", "council", "Night train to stop at Halvern again", """CORVANE (Corvane Wire) — The night train between Corvane and the capital will stop at Halvern again from the summer, the railway said on Wednesday.
The stop was given up six years ago, when fewer than nine passengers a night used it. A count in the autumn found forty.
“We follow the numbers, and the numbers have come back,” said Aksel Berg, who plans the timetable.
The train is to leave Halvern at eleven at night and to reach the capital at six. Bicycles are carried in the last coach.
Tickets go on sale in April. The platform must be lengthened by thirty metres first, which the railway pays for out of its own budget."""),
]
WIRE_IN = [("wire-storm", "Eastgate Herald", "The Long View"), ("wire-grants", "Halvern Gazette", "Eastgate Herald"), ("wire-railway", "The Long View", "Morrow Star")]
WIRE_HEAD = {"The Long View": "From the wire: ", "Eastgate Herald": "", "Halvern Gazette": "", "Morrow Star": "At last: "}


def sentences(rng, outlet, topic, event, facts):
    """The sentences of an article, in order."""
    courts = topic == "courts"
    long = outlet == "The Long View"
    n_named = NAMED[topic] + OUTLETS[outlet]["named"] * (1 if courts else 2) + rng.choice([0, 0, 0, 1])
    n_detail = rng.randint(3, 4)
    if long:
        n_named, n_detail = round(n_named * 1.2 + 0.3), n_detail * 3
    said = rng.sample(COURT_SAID if courts else COUNCIL_SAID, n_named)
    speakers = rng.sample(COURT_SPEAKERS if courts else COUNCIL_SPEAKERS, n_named)
    detail = rng.sample(COURT_DETAIL if courts else COUNCIL_DETAIL, n_detail)
    quoted = [template.format(name=name, role=role, **facts) for template, (name, role) in zip(said, speakers)]
    plain = [template.format(**facts) for template in detail]
    unnamed = rng.sample(UNNAMED, rng.choice([2, 2, 3])) if outlet == "Eastgate Herald" else []
    unnamed += rng.sample(UNNAMED, 1) if outlet != "Eastgate Herald" and rng.random() < 0.15 else []
    groups = rng.sample(GROUPS, rng.choice([3, 4, 4])) if outlet == "Morrow Star" else rng.sample(GROUPS, int(rng.random() < 0.2))
    loaded = LOADED_COURT if courts else LOADED_COUNCIL
    opinion = rng.sample(loaded, rng.choice([2, 3])) if outlet == "Morrow Star" else rng.sample(loaded, int(rng.random() < 0.08))
    lead = rng.choice(COURT_LEADS if courts else COUNCIL_LEADS).format(**facts)
    rest = quoted + plain + unnamed + groups + opinion
    rng.shuffle(rest)
    return [lead] + rest


def paragraphs(parts):
    """Two sentences a paragraph, the lead alone; a quotation opens one of its own."""
    out, current = [parts[0]], []
    for part in parts[1:]:
        if part.startswith("“") and current:
            out.append(" ".join(current))
            current = []
        current.append(part)
        if len(current) == 2:
            out.append(" ".join(current))
            current = []
    return out + ([" ".join(current)] if current else [])


def article(rng, number, outlet, topic, event):
    courts = topic == "courts"
    slug, what = event[0], event[1]
    facts = {
        "day": rng.choice(WEEKDAYS), "day2": rng.choice(WEEKDAYS), "month2": rng.choice(["May", "June", "September"]),
        "hour": rng.choice(["two", "three", "nine", "eleven"]), "sum": rng.choice(["1,400", "2,650", "8,300", "12,700", "31,000"]),
        "what": what,
    }
    if courts:
        facts.update(accused=event[2], who=event[2].split()[-1], charge=event[3], place=event[4])
        heads = STAR_COURT if outlet == "Morrow Star" else HEADS_COURT
    else:
        facts.update(thing=what, plan=event[2], cost=event[3])
        heads = STAR_COUNCIL if outlet == "Morrow Star" else HEADS_COUNCIL
    short = slug.replace("-", " ")
    title = rng.choice(heads).format(short="the " + short, surname=event[2].split()[-1])
    parts = sentences(rng, outlet, topic, event, facts)
    if outlet == "Eastgate Herald" and slug == "waste-round":
        parts.append(SCARE)
    return row(number, title, outlet, topic, slug, rng, "\n".join(paragraphs(parts)))


def row(number, title, outlet, topic, event, rng, text):
    date = f"2026-{rng.choice(MONTHS):02d}-{rng.randint(1, 28):02d}"
    return {"id": f"{number:02d}-{event}", "title": title, "outlet": outlet, "date": date, "topic": topic, "event": event, "text": text}


def main():
    rng = random.Random(4)
    rows = []
    for outlet, plan in OUTLETS.items():
        for topic, events in (("courts", COURTS), ("council", COUNCIL)):
            count = plan[topic]
            chosen = (rng.sample(events, len(events)) * 2)[:count]
            if outlet == "Eastgate Herald" and topic == "council" and not any(event[0] == "waste-round" for event in chosen):
                chosen[0] = next(event for event in events if event[0] == "waste-round")
            for event in chosen:
                rows.append(article(rng, len(rows) + 1, outlet, topic, event))
    for slug, first, second in WIRE_IN:
        _, topic, title, text = next(wire for wire in WIRE if wire[0] == slug)
        for outlet, cut in ((first, False), (second, True)):
            body = "\n".join(text.split("\n")[:-1]) + "\n" + text.split("\n")[-1].rsplit(". ", 1)[0] + "." if cut else text
            rows.append(row(len(rows) + 1, WIRE_HEAD[outlet] + title, outlet, topic, slug, rng, body))
    for made in rows:
        print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main()
