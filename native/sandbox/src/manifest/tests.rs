use super::*;
use crate::outcome::ErrorType;

/// A manifest with one task, sealed with its digest.
fn sealed(edit: impl Fn(String) -> String) -> String {
    let zeros = "0".repeat(64);
    let text = edit(format!(
        r#"{{"$schema":"capsule.manifest.schema.json","version":1,"digest":"","generator":"test 1.0.0",
"compatibility":{{}},
"engines":{{"{zeros}":{{"language":"javascript","wasm":{{"path":"engines/a.wasm","sha256":"{zeros}","size":1}},"precompiled":{{}}}}}},
"components":{{"hello":{{"language":"javascript","engines":["{zeros}"],"wasm":{{"path":"tasks/hello.wasm","sha256":"{zeros}","size":1}},"precompiled":{{}},"map":null,"exported":null}}}},
"tasks":{{"hello":{{"component":"hello","policy":{{"fuel":1,"ram":2,"timeout":3,"maxRetries":4,"hosts":[{{"match":"any","host":"","scheme":"https","port":443}}],"files":[{{"path":".","guest":"/data","mode":"read-only"}}],"env":["A"]}},"source":{{"file":"a.ts","line":1,"column":1}}}}}},
"sources":{{}}}}"#
    ));
    let digest = sha256(text.as_bytes());
    text.replacen(r#""digest":"""#, &format!(r#""digest":"{digest}""#), 1)
}

fn message(text: &str) -> String {
    let error = parse(text).unwrap_err();
    assert_eq!(error.error_type, ErrorType::ArtifactInvalid);
    assert!(error.hint.is_some());
    error.message
}

#[test]
fn a_sealed_manifest_is_read() {
    let manifest = parse(&sealed(|text| text)).unwrap();
    let policy = &manifest.tasks["hello"].policy;
    assert_eq!((policy.fuel, policy.ram, policy.timeout), (1, 2, 3));
    assert_eq!(policy.hosts[0].scheme, Some(Scheme::Https));
}

#[test]
fn the_signature_of_a_task_is_not_ours_to_judge() {
    let signature = r#""source":{"file":"a.ts","line":1,"column":1},"signature":{"parameters":[{"schema":{}}]}"#;
    let text =
        sealed(|text| text.replace(r#""source":{"file":"a.ts","line":1,"column":1}"#, signature));
    assert!(parse(&text).unwrap().tasks["hello"].signature.is_some());
}

#[test]
fn every_flipped_character_is_noticed() {
    let text = sealed(|text| text);
    for position in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[position] ^= 1;
        let Ok(changed) = String::from_utf8(bytes) else {
            continue;
        };
        assert!(parse(&changed).is_err(), "at {position}");
    }
}

#[test]
fn a_truncated_manifest_is_refused() {
    let text = sealed(|text| text);
    assert!(message(&text[..text.len() / 2]).contains("can't be read"));
}

#[test]
fn another_version_is_named() {
    let text = sealed(|text| text.replace(r#""version":1"#, r#""version":2,"new":true"#));
    assert!(message(&text).contains("version 2"));
}

#[test]
fn an_unknown_field_is_refused() {
    let text = sealed(|text| text.replace(r#""fuel":1"#, r#""fuel":1,"gpu":1"#));
    assert!(message(&text).contains("gpu"));
}

#[test]
fn paths_stay_inside() {
    for path in [
        "../x.wasm",
        "/x.wasm",
        "a/../../x",
        "..",
        "",
        "C:/x",
        r"a\\b",
    ] {
        let text = sealed(|text| text.replace("tasks/hello.wasm", path));
        assert!(message(&text).contains("outside the artifact"), "{path}");
    }
}

#[test]
fn a_task_needs_its_component() {
    let text = sealed(|text| text.replace(r#""component":"hello""#, r#""component":"other""#));
    assert!(message(&text).contains("`other`"));
}
