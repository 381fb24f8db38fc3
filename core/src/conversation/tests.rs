//! Stories told to the pure step.
