"""The pages of the app, a module each.

The folder is not called `pages`: Streamlit takes a folder of that name beside the app for its own list of scripts.
"""
