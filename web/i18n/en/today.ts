import type { Catalogue } from '../fr.ts'
import { count } from './count.ts'

export const today: Pick<Catalogue, 'today' | 'countdown' | 'outcomes' | 'reminders'> = {
  today: {
    title: 'Today',
    open: (date, until) => `${date}. The mairie is open${until === null ? '' : ` until ${until}`}.`,
    closed: (date, until) =>
      `${date}. The mairie is closed${until === null ? '' : `, it opens ${until}`}.`,
    troubles: 'To look at',
    seeChannel: 'See the channel',
    plannedFor: (channel, when) => `${channel}, planned ${when}`,
    waitingTitle: 'Who is waiting for a reply',
    waitingCount: waiting => count(waiting, 'person', 'people'),
    old: waiting => `${count(waiting, 'old message', 'old messages')} to be sorted`,
    oldHelp: 'They were waiting already when the channel was connected: nobody is alerted.',
    seeOld: 'See them',
    setOldAside: 'Set all aside',
    oldAside: aside => `${count(aside, 'old message', 'old messages')} set aside.`,
    nobodyWaits: 'Nobody is waiting',
    nobodyWaitsHelp:
      'As soon as a resident writes on a connected channel, the message appears here with the time left to reply.',
    received: when => `Received ${when}`,
    answer: 'Reply',
    read: 'Read',
    to: name => ` to ${name}`,
    weekTitle: 'This week',
    weekEmpty: 'No message counted yet.',
    outOf: (onTime, counted) => `${onTime} of ${counted}`,
    onTime: target => `replies within the ${target} min target`,
    median: (office, elapsed) =>
      `Median reply time: ${office} of opening hours${elapsed === null ? '' : `, ${elapsed} in all`}`,
    withoutExclusions: (onTime, counted) => `Without any exclusion: ${onTime} of ${counted}`,
    withHolding: count =>
      count < 2 ? `Of which ${count} holding reply` : `Of which ${count} holding replies`,
    medianNotReached: 'Median reply time: more than half are still waiting',
    seeDelays: 'See the reply times',
    goesOut: 'Going out today',
    nothingGoesOut: 'Nothing to publish today',
    planOne: 'Announce an event',
  },
  countdown: {
    left: duration => `${duration} left`,
    before: when => `before ${when}`,
    closed: 'out of hours',
    closedUntil: when => `out of hours, opens ${when}`,
    over: duration => `${duration} over`,
    justOver: 'past the target',
    late: 'late',
    waits: 'waiting',
    passed: (name, minutes) => `${name} has been waiting for more than ${minutes} min.`,
  },
  outcomes: {
    answered: (elapsed, onTime, isFirst) =>
      `${reply(isFirst)} in ${elapsed}${onTime ? '' : ', late'}`,
    answeredBoth: (office, elapsed, onTime, isFirst) =>
      `${reply(isFirst)} in ${office} of opening hours${onTime ? '' : ', late'} (${elapsed} in all)`,
    answeredOutOfHours: (elapsed, isFirst) => `${reply(isFirst)} in ${elapsed}, out of hours`,
    full: elapsed => `, full answer in ${elapsed}`,
    fullExpected: ', full answer still expected',
    missed: office => `No reply for ${office} of opening hours`,
    waiting: 'Waiting for a reply',
    withdrawn: 'Withdrawn by its author',
    excluded: reason => `Left out: ${exclusion(reason)}`,
  },
  reminders: {
    title: 'Reminders for the town hall',
    todayTitle: 'To do for your events',
    due: when => `By ${when}`,
    done: 'Done',
    doneOn: name => `: ${name}`,
    markedDone: name => `“${name}” is done.`,
    undo: 'Put back to do',
    doneBy: (who, when) => `Done by ${who} ${when}`,
  },
}

function reply(isFirst: boolean): string {
  return isFirst ? 'First reply' : 'Reply'
}

const exclusions: Record<string, string> = {
  courtesy: 'courtesy',
  emoji: 'emoji only',
  tag: 'to somebody else',
  moderation: 'hidden by moderation',
  spam: 'spam',
  old: 'from before the channel was connected',
  elsewhere: 'settled otherwise',
  other: 'no reply expected',
  undone: 'no reply expected',
}

export function exclusion(reason: string | null): string {
  return reason === null ? 'no reply expected' : (exclusions[reason] ?? reason)
}
