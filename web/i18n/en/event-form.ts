import type { eventForm as fr } from '../fr/event-form.ts'
import { count } from './count.ts'

export const eventForm: typeof fr = {
  newTitle: 'Announce an event',
  newLead: 'One form for all channels.',
  editTitle: 'Edit the event',
  backToEvent: 'Back to the event',
  whatTitle: 'The event',
  name: 'Title',
  noSuchHour: clock =>
    `That night the clocks go forward by an hour: there is no ${clock}. Choose another time.`,
  hourTwice: clock =>
    `That night the clocks go back by an hour: ${clock} comes twice, and it will be the first, in summer time.`,
  allDay: 'All day',
  start: 'Start',
  end: 'End',
  place: 'Place',
  placeHelp: 'For example: village hall, church square.',
  text: 'Text',
  textHelp: 'What one needs to know: programme, price, registration, contact.',
  chosenPicture: 'Chosen picture',
  whereTitle: 'Where to announce it',
  ourChannels: 'Our channels',
  neighbours: 'Neighbouring communes',
  noChannel: 'No connected channel can publish.',
  connectOne: 'Connect a channel',
  pausedChannel: 'Paused: the publication will wait',
  whenTitle: 'When to announce it',
  when: 'Publication dates',
  suggestions: {
    'week-before': 'A week before, 18:00',
    eve: 'The day before, 18:00',
    'same-day': 'The day itself, 9:00',
  },
  atOnce: 'Right away',
  atOnceHelp: 'Within the next minute.',
  dateFirst: 'Give the start of the event to see the suggested dates.',
  skipped: (name, when) => `${name} (${when}): already past, not offered.`,
  skippedOwn: when => `${when}: already past, will not be scheduled`,
  otherTime: 'Another date',
  addTime: 'Add',
  removeTime: when => `Remove ${when}`,
  pastTime: 'This date is past: choose one to come.',
  previewTitle: 'Preview',
  previewEmpty: 'Tick a channel to see what will appear there.',
  previewNeedsDate: 'The preview appears once the start of the event is given.',
  room: (shown, value) => `${shown} ${value === 1 ? 'character' : 'characters'} left`,
  tooLong: (shown, value) => `${shown} ${value === 1 ? 'character' : 'characters'} too many`,
  textOn: channel => `Text for ${channel}`,
  adapt: 'Adapt the text for this channel',
  seeResult: 'See the result',
  backToCommon: 'Back to the common text',
  nothingPlanned: 'Without channel or date, the event is kept and nothing is published yet.',
  count: (value, channels, times) =>
    `${count(value, 'publication', 'publications')}: ${count(channels, 'channel', 'channels')} and ${count(times, 'date', 'dates')}.`,
  keep: 'Save the event',
  plan: 'Schedule',
  planAsking: 'Send for approval',
  previewTabs: 'Channel shown',
  tooLongThere: 'text too long',
  planned: (value, skipped) =>
    (value === 0
      ? 'The event is saved.'
      : `${count(value, 'publication scheduled', 'publications scheduled')}.`) +
    (skipped === 0 ? '' : ` ${count(skipped, 'past date', 'past dates')} left out.`),
  kept: 'Nothing was scheduled; what you typed is still there.',
  saved: 'The event is changed.',
  editKeepsPosts:
    'Publications still to come will follow, except those whose text was adapted by hand. Those that have already appeared are corrected where they are, if the network allows it.',
  addPost: 'Add a publication',
  chooseBoth: 'Tick at least one channel and one date.',
  findings: {
    title: value => count(value, 'thing to complete', 'things to complete'),
    missing: {
      title: 'Give the event a title.',
      startLocal: 'Give the day and time of the start.',
      endLocal: 'Give the end.',
      place: 'Give the place.',
      text: 'Write the text of the announcement.',
      channels: 'Tick a channel.',
    },
    beforeStart: 'The end comes before the start.',
    noAlt: (place, total) =>
      `Describe ${total === 1 ? 'the picture' : `picture ${place}`} with an alternative text.`,
    tooManyPictures: (channel, most) =>
      `${channel} takes at most ${count(most, 'picture', 'pictures')}: remove some, or untick this channel.`,
    noTime: 'Choose at least one publication date, or untick the channels.',
    noChannel: 'Tick at least one channel, or remove the publication dates.',
    tooLong: (channel, by) =>
      `The text for ${channel} has ${count(by, 'character', 'characters')} too many.`,
    noPicture: channel =>
      `Without a picture nothing can appear on “${channel}”: add one, or untick this channel.`,
  },
}
