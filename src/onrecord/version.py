"""The version, in the one place that nothing else has to be imported for."""

VERSION = "0.1.0"
