pub fn link(_way: crate::vocabulary::Way, _value: &str) -> Option<String> {
    None
}
