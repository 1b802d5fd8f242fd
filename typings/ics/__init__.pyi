from ics.event import Event as Event
from ics.icalendar import Calendar as Calendar
