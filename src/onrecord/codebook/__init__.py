"""Domain knowledge as data: TOML and CSV files, and typed loaders that validate them. Ground storey."""
