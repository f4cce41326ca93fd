"""Pictures of pages → pages with their text in place, by the models that the package rapidocr brings along."""
