/* The day in Chișinău by the reader's own clock, whatever zone the device is set to: "2027-03-01",
 * so that days are compared as text. Joined before the files that ask it, by its name. */
const dayInChisinau = (() => {
  const calendar = new Intl.DateTimeFormat("en", {
    calendar: "gregory",
    numberingSystem: "latn",
    timeZone: "Europe/Chisinau",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return () => {
    const parts = Object.fromEntries(calendar.formatToParts().map((part) => [part.type, part.value]));
    return `${parts.year}-${parts.month}-${parts.day}`;
  };
})();
