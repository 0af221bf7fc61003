"""How the reader is made: corpus, training, export and evaluation. Not shipped; nothing in workshop/
imports it.
"""
