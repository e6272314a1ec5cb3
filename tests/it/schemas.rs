//! The published schemas fit the files they are for: editors that check by them complain where the program does.

use assert_cmd::Command;
use assert_cmd::cargo::cargo_bin;
use onrecord::lexicon::BUILTIN;
use serde_json::Value;

fn schema(of: &str) -> Value {
    let done = Command::new(cargo_bin!("onrecord")).args(["schema", of]).assert().code(0);
    serde_json::from_slice(&done.get_output().stdout).unwrap()
}

fn toml(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

/// What in a value breaks the schema, as far as our schemas say anything: types, choices, ranges, known and needed keys.
fn breaches(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(choices) = schema["anyOf"].as_array().or(schema["oneOf"].as_array()) {
        let tried: Vec<Vec<String>> = choices.iter().map(|choice| breaches(choice, value, at)).collect();
        return if tried.iter().any(Vec::is_empty) { Vec::new() } else { tried.concat() };
    }
    let is_type = |name: &Value| match name.as_str().unwrap_or("") {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    };
    let types = match &schema["type"] {
        Value::Array(names) => names.iter().any(is_type),
        Value::Null => true,
        name => is_type(name),
    };
    let chosen = schema["enum"].as_array().is_none_or(|choices| choices.contains(value));
    let number = value.as_f64().unwrap_or(0.0);
    let above = schema["minimum"].as_f64().is_none_or(|least| number >= least);
    let ranged = above && schema["maximum"].as_f64().is_none_or(|most| number <= most);
    let mut found = Vec::new();
    if !(types && chosen && ranged) {
        found.push(format!("{at}: {value}"));
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(breaches(&schema["items"], item, &format!("{at}[{index}]")));
    }
    for (key, item) in value.as_object().into_iter().flatten() {
        let place = format!("{at}.{key}");
        match (&schema["properties"][key], &schema["additionalProperties"]) {
            (Value::Null, Value::Bool(false)) => found.push(format!("{place}: unknown")),
            (Value::Null, other) => found.extend(breaches(other, item, &place)),
            (known, _) => found.extend(breaches(known, item, &place)),
        }
    }
    let needed = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let absent = needed.filter(|key| value.is_object() && value.get(key).is_none());
    found.extend(absent.map(|key| format!("{at}: no {key}")));
    found
}

#[test]
fn built_in_lexicons_fit_the_schema_of_lexicons() {
    let schema = schema("lexicon");
    for (name, text) in BUILTIN {
        assert_eq!(breaches(&schema, &toml(text), name), [""; 0]);
    }
}

#[test]
fn slips_in_a_lexicon_break_its_schema() {
    let text =
        "role = \"laoded\"\n[[term]]\ntext = \"zorb\"\nwieght = 1\nweight = 2\nobject = \"persn\"\nbefore = [1]\n";
    let told = breaches(&schema("lexicon"), &toml(text), "");
    let expected = [
        ".role: \"laoded\"",
        ".term[0].before[0]: 1",
        ".term[0].object: \"persn\"",
        ".term[0].weight: 2",
        ".term[0].wieght: unknown",
        ": no id",
    ];
    assert_eq!(told, expected);
}

#[test]
fn settings_fit_their_schema_and_slips_do_not() {
    let schema = schema("settings");
    let written = include_str!("../../src/cli/init.toml");
    assert_eq!(breaches(&schema, &toml(written), ""), [""; 0]);
    let text = "lexicons = [\"builtin\"]\nheadline = \"auto\"\n[sides.council]\nnames = [\"Ana Ruiz\"]\n[gates]\nsingle-source = false\n";
    assert_eq!(breaches(&schema, &toml(text), ""), [""; 0]);
    assert_eq!(breaches(&schema, &toml("anonymos = \"broad\"\n"), ""), [".anonymos: unknown"]);
}
