"""Parsers of values: quantities, money, dates and token prices, Chinese and English."""
