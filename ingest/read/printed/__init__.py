"""Printed pages → text: what the readers of PDF, OFD and scans share once they know what stands where on a page."""
