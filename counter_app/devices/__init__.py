"""What stands on the desk: printers, readers, thermometers; a fake beside each. No hall in here."""
