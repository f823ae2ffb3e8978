use capsule_componentize::*;
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let t = Instant::now();
    let r = Runner::new(
        std::fs::read(&a[1]).unwrap(),
        std::path::Path::new("/tmp/w/nr"),
        || println!("compiling"),
    )
    .unwrap();
    println!("runner {:?}", t.elapsed());
    let src = serde_json::json!({"code": "import {define} from 'capsule:host'; define('f', (x) => x+1)", "file":"a.js","mode":"evaluate"}).to_string();
    let mut last = None;
    for i in 0..6 {
        let t = Instant::now();
        let s = r.snapshot(&src.replace("x+1", &format!("x+{i}"))).unwrap();
        let e = t.elapsed();
        let Snapshot::Taken { component, notes } = s else {
            panic!("{s:?}")
        };
        let t = Instant::now();
        let thin = lift(&component).unwrap();
        let l = t.elapsed();
        let t = Instant::now();
        let c = precompile_component(&thin.component, None).unwrap();
        println!(
            "snapshot {e:?} lift {l:?} precompile {:?} notes {notes:?} component {} thin {} cwasm {} modules {:?}",
            t.elapsed(),
            component.len(),
            thin.component.len(),
            c.len(),
            thin.modules
                .iter()
                .map(|m| (&m.sha256[..8], m.wasm.len()))
                .collect::<Vec<_>>()
        );
        last = Some(thin);
    }
    let t = Instant::now();
    let m = precompile_module(&last.unwrap().modules[0].wasm, None).unwrap();
    println!("module {:?} {}", t.elapsed(), m.len());
}
