import { count } from './count.ts'

/** The calendars of neighbours: their words come with the list of them. */
export const feeds = {
  title: 'Neighbours’ calendars',
  lead: 'What the communes around announce, beside what you plan. Tambour reads their calendars every four hours.',
  none: 'No calendar is followed.',
  noneReader: 'An administrator can add one.',
  upcoming: (many: number) =>
    many === 0 ? 'nothing to come' : count(many, 'event to come', 'events to come'),
  readAt: (when: string) => `read ${when}`,
  neverRead: 'not read yet',
  refresh: 'Read again',
  refreshOf: (name: string) => ` the calendar of ${name}`,
  inAgenda: 'Show its events in the public agenda',
  inAgendaHelp:
    'With its name, and a link to its own page; your feeds and your .ics do not carry them.',
  inAgendaOf: (name: string) => `, those of ${name}`,
  shown: (name: string) => `The public agenda shows the events of ${name}.`,
  hidden: (name: string) => `The public agenda shows the events of ${name} no more.`,
  partner: 'It is the calendar of',
  partnerOf: (name: string) => ` (${name})`,
  noPartner: 'None of your neighbours',
  saved: 'Saved.',
  remove: 'Remove',
  removeOf: (name: string) => `Remove the calendar of ${name}?`,
  removeText: 'Its events leave the calendar. It can be added again.',
  removed: 'The calendar is removed.',
  addTitle: 'Add a calendar',
  name: 'Commune or association',
  url: 'Address of its calendar',
  urlHelp:
    'The public address of its .ics file (or webcal), of its RSS feed or of its calendar’s page. It is in the sharing options of its calendar, or its mairie knows it.',
  urlMissing: 'Give an address that begins with https:// or webcal://.',
  nameMissing: 'Give a name.',
  add: 'Add',
  added: (name: string, events: string) => `The calendar of ${name} is followed: ${events}.`,
  notAdded: 'Nothing was added.',
}
