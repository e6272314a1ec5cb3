//! Temporary.
use onrecord::{analysis::analyze, lexicon::*, settings::Settings, text::*};
use std::io::Write;
fn main() {
    let t = std::time::Instant::now();
    let set = match LexiconSet::load(
        &BUILTIN.iter().map(|(name, text)| SourceFile { name, text, origin: Origin::Builtin }).collect::<Vec<_>>(),
    ) {
        Ok((s, w)) => {
            for p in w {
                eprintln!("{p}");
            }
            s
        }
        Err(ps) => {
            for p in ps {
                eprintln!("{p}");
            }
            std::process::exit(2)
        }
    };
    eprintln!("load {:?} entries {}", t.elapsed(), set.entries().len());
    let args: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&args[2]).unwrap();
    let layout = match args[1].as_str() {
        "first" => Layout::HeadlineFirst,
        "none" => Layout::BodyOnly,
        _ => Layout::Unknown,
    };
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    let rows: Vec<(String, String)> = if args[2].ends_with(".jsonl") {
        text.lines()
            .map(|l| {
                let v: serde_json::Value = serde_json::from_str(l).unwrap();
                (v["id"].as_str().unwrap().to_owned(), v["text"].as_str().unwrap().to_owned())
            })
            .collect()
    } else {
        vec![("x".into(), text)]
    };
    let settings = Settings::default();
    let t = std::time::Instant::now();
    let mut bytes = 0;
    for (id, text) in rows {
        bytes += text.len();
        let mut doc = Document::new(text);
        doc.layout = layout;
        let a = analyze(&doc,&set,&settings);
        if std::env::var("DEBUGTAGS").is_ok() { eprintln!("{}", onrecord::analysis::debug(&doc,&set)); }
        let cp = CodePoints::new(doc.text());
        let sp = |s: Span| serde_json::json!(cp.of(s));
        let osp = |s: Option<Span>| s.map(|s| serde_json::json!(cp.of(s)));
        let words = (a.voices.words_in(onrecord::wording::Voice::Narrator)
            + a.voices.words_in(onrecord::wording::Voice::Headline)) as f64;
        let mut sum = 0.0;
        let lang: Vec<_> = a.hits.iter().map(|h|{let e=set.entry(h.entry).unwrap(); let f=set.file_of(e).unwrap(); 
            if f.role==Role::Loaded && matches!(h.voice,onrecord::wording::Voice::Narrator|onrecord::wording::Voice::Headline) {sum+=e.weight as f64;}
            serde_json::json!({"span":sp(h.span),"term":e.text,"category":f.id,"role":f.role.name(),"weight":e.weight,"voice":h.voice.name(),"text":&doc[h.span]})}).collect();
        let v = serde_json::json!({"article":{"id":id},
          "zones": a.zones.all.iter().map(|z|serde_json::json!({"kind":z.kind.name(),"span":sp(z.span),"text":doc[z.span].chars().take(50).collect::<String>()})).collect::<Vec<_>>(),
          "sentences": a.tokens.sentences.iter().map(|s|sp(s.span)).collect::<Vec<_>>(),
          "quotes": a.quotes.iter().map(|q|serde_json::json!({"span":sp(q.span),"kind":q.kind.name(),"mention":osp(q.mention),"source":q.source.map(|s|s.0),"text":doc[q.span].chars().take(60).collect::<String>(),"who":q.mention.map(|m|&doc[m])})).collect::<Vec<_>>(),
          "attributions": a.attributions.iter().map(|x|serde_json::json!({"kind":x.kind.name(),"source":x.source.map(|s|s.0),"mention":osp(x.mention),"cue":osp(x.cue),"cue_class":x.cue_class.name(),"content":x.content.iter().map(|c|sp(*c)).collect::<Vec<_>>(),
             "who":x.mention.map(|m|&doc[m]),"cue_text":x.cue.map(|m|&doc[m]),"what":x.content.iter().map(|c|doc[*c].to_owned()).collect::<Vec<_>>()})).collect::<Vec<_>>(),
          "sources": a.sources.iter().map(|s|serde_json::json!({"name":&doc[s.name],"class":s.class.name(),"level":s.level.number(),"role":s.role.map(|r|&doc[r]),"affiliation":s.affiliation.map(|r|&doc[r]),"type":s.source_type.name(),"mentions":s.mentions.iter().map(|m|sp(*m)).collect::<Vec<_>>(),"m":s.mentions.iter().map(|m|&doc[*m]).collect::<Vec<_>>(),"grant":osp(s.grant),"reason":s.reason.map(|r|serde_json::json!({"kind":r.kind.name(),"span":sp(r.span)})),"anon":[s.anonymous.strict,s.anonymous.described,s.anonymous.broad]})).collect::<Vec<_>>(),
          "claims": a.claims.iter().map(|c|serde_json::json!({"kind":c.kind.name(),"span":sp(c.span),"text":&doc[c.span]})).collect::<Vec<_>>(),
          "language": lang, "metrics":{"loaded-score":{"value": 1000.0*sum/words.max(50.0)}}});
        if args.len() > 3 {
            writeln!(out, "{}", serde_json::to_string_pretty(&v).unwrap()).unwrap();
        } else {
            writeln!(out, "{v}").unwrap();
        }
    }
    eprintln!("{:?} {} MB/s", t.elapsed(), bytes as f64 / 1e6 / t.elapsed().as_secs_f64());
}
