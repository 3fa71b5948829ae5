//! Numbers of things as people say them.

/// “1 child”, “3 children”.
pub fn counted(count: impl TryInto<u64>, one: &str, many: &str) -> String {
    match count.try_into().unwrap_or(u64::MAX) {
        1 => format!("1 {one}"),
        count => format!("{count} {many}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_said_as_one_and_none_as_many() {
        assert_eq!(counted(1_u32, "child", "children"), "1 child");
        assert_eq!(counted(0_usize, "child", "children"), "0 children");
    }
}
