"""Drive an app without a browser.

    from limelight.testing import Person

    def test_greets():
        with Person(demo) as ada:
            ada.type("Name", "Ada")
            ada.click("Submit")
            assert ada.value("Greeting") == "Hello Ada!"

A component is named by its label, its `elem_id`, a button's text, or given as the object itself.
"""

from .person import Pending, Person

__all__ = ["Pending", "Person"]
