use std::os::unix::fs::symlink;

use super::*;

const TMPFS: Option<Medium> = Some(Medium::Tmpfs { noswap: false });
const NOSWAP: Option<Medium> = Some(Medium::Tmpfs { noswap: true });

fn area(encryption: Encryption) -> Vec<SwapArea> {
    vec![SwapArea { name: "/dev/sda3".into(), encryption }]
}

fn facts(areas: &[SwapArea], medium: Option<Medium>) -> SwapFacts<'_> {
    SwapFacts { areas, medium, memory_locked: false, accepted: false, only_loopback: false }
}

#[test]
fn without_readable_swap_everything_is_fine() {
    assert_eq!(decide_swap(&facts(&[], TMPFS)), SwapDecision::Fine);
    for encryption in [Encryption::Encrypted, Encryption::Memory] {
        assert_eq!(decide_swap(&facts(&area(encryption), TMPFS)), SwapDecision::Fine);
    }
}

#[test]
fn readable_swap_under_an_ordinary_tmpfs_is_refused_with_advice() {
    let mut areas = area(Encryption::Encrypted);
    areas.extend(area(Encryption::Plain));
    let SwapDecision::Refuse(why) = decide_swap(&facts(&areas, TMPFS)) else { panic!("not refused") };
    for word in ["/dev/sda3", "swapoff", "noswap", "ramfs", "PORCHLIGHT_ACCEPT_SWAP=yes"] {
        assert!(why.contains(word), "{why}");
    }
    let locked = SwapFacts { memory_locked: true, ..facts(&areas, TMPFS) };
    assert!(matches!(decide_swap(&locked), SwapDecision::Refuse(_)), "the folder is not locked with the process");
}

#[test]
fn the_setting_and_loopback_turn_the_refusal_into_a_warning() {
    let areas = area(Encryption::Plain);
    let accepted = SwapFacts { accepted: true, ..facts(&areas, TMPFS) };
    assert!(matches!(decide_swap(&accepted), SwapDecision::Warn(why) if why.contains("Accepted by")));
    let loopback = SwapFacts { only_loopback: true, ..facts(&areas, TMPFS) };
    assert!(matches!(decide_swap(&loopback), SwapDecision::Warn(why) if why.contains("Only this machine")));
}

#[test]
fn a_folder_that_cannot_be_swapped_starts_and_the_process_is_locked_or_warned_about() {
    let areas = area(Encryption::Plain);
    for medium in [NOSWAP, Some(Medium::Ramfs), None] {
        assert!(matches!(decide_swap(&facts(&areas, medium)), SwapDecision::Warn(why) if why.contains("MEMLOCK")));
        let locked = SwapFacts { memory_locked: true, ..facts(&areas, medium) };
        assert_eq!(decide_swap(&locked), SwapDecision::Fine);
    }
}

#[test]
fn encryption_is_found_under_lvm_and_not_where_a_part_is_plain() {
    let sys = tempfile::tempdir().unwrap();
    let make = |name: &str, files: &[(&str, &str)], below: &[&str]| {
        let device = sys.path().join(name);
        fs::create_dir_all(device.join("dm")).unwrap();
        fs::create_dir_all(device.join("slaves")).unwrap();
        files.iter().for_each(|(file, text)| fs::write(device.join(file), text).unwrap());
        below.iter().for_each(|name| symlink(sys.path().join(name), device.join("slaves").join(name)).unwrap());
    };
    make("sda", &[], &[]);
    make("crypt", &[("dm/uuid", "CRYPT-LUKS2-0123-swap\n")], &["sda"]);
    make("lvm", &[("dm/uuid", "LVM-abc\n")], &["crypt"]);
    make("mixed", &[("dm/uuid", "LVM-def\n")], &["crypt", "sda"]);
    make("loop", &[], &["loop"]);
    make("zram0", &[("backing_dev", "none\n")], &[]);
    make("zram1", &[("backing_dev", "/dev/sda4\n")], &[]);
    make("zram2", &[], &[]);
    let of = |name: &str| encryption(&sys.path().join(name), &mut HashSet::new());
    assert_eq!([of("crypt"), of("lvm")], [Encryption::Encrypted; 2]);
    assert_eq!([of("sda"), of("mixed"), of("loop"), of("none"), of("zram1")], [Encryption::Plain; 5]);
    assert_eq!([of("zram0"), of("zram2")], [Encryption::Memory; 2]);
}

#[test]
fn swap_that_cannot_be_looked_at_counts_as_readable() {
    let swaps = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n\
                 /no\\040such/swap                        file\t\t2097148\t\t0\t\t-2\n";
    let areas = read_areas(swaps, Path::new("/sys"));
    assert_eq!(areas, [SwapArea { name: "/no\\040such/swap".into(), encryption: Encryption::Plain }]);
    assert_eq!(read_areas("Filename Type Size\n", Path::new("/sys")), []);
    assert!(swap_areas().is_ok());
}
