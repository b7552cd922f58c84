// Generated from the classes in limelight/components by `make types`. Do not edit.

export {};
