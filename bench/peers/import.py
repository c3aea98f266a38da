#!/usr/bin/env python3
"""Peer of the import benchmark: the same table into SQLite, written as one would in an afternoon.

Usage: import.py TABLE DATABASE
Per row: parse 2304 numbers, encode a gray PNG, hash the pixels, insert row and bytes; 1,000 rows a transaction, WAL, synchronous=FULL.
"""
import csv, hashlib, sqlite3, struct, sys, zlib

SIDE = 48


def png(pixels):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\0" + pixels[i:i + SIDE] for i in range(0, SIDE * SIDE, SIDE))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b""))


def main():
    table, database = sys.argv[1:]
    db = sqlite3.connect(database, isolation_level=None)
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute("CREATE TABLE sample (id INTEGER PRIMARY KEY, label INTEGER, usage TEXT, hash BLOB)")
    db.execute("CREATE TABLE image (id INTEGER PRIMARY KEY, content BLOB)")
    with open(table, newline="") as source:
        rows = csv.reader(source)
        next(rows)
        db.execute("BEGIN IMMEDIATE")
        for number, (label, text, usage) in enumerate(rows, 1):
            pixels = bytes(map(int, text.split()))
            db.execute("INSERT INTO sample VALUES (?, ?, ?, ?)", (number, int(label), usage, hashlib.sha256(pixels).digest()))
            db.execute("INSERT INTO image VALUES (?, ?)", (number, png(pixels)))
            if number % 1000 == 0:
                db.execute("COMMIT")
                db.execute("BEGIN IMMEDIATE")
        db.execute("COMMIT")


main()
