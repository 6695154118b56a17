//! The same agents twice: from their files, and from what those were printed as.

/// The bundled agents, and others that set every field there is.
pub mod original {
    include_agents::include_agents!(
        "../../agents/catalog",
        "fixtures",
        allow(disallow_takes_whole_tool, memory_adds_tools)
    );
}

/// What `build.rs` has printed of them.
pub mod printed {
    // The comment of a file that allows a lint is not printed.
    include_agents::include_agents!(
        "$OUT_DIR/printed",
        allow(stray_key, disallow_takes_whole_tool, memory_adds_tools)
    );
}
