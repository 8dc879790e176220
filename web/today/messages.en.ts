import type { Catalogue } from '../catalogue.fr.ts'
import { count } from '../count.ts'

export const today: Pick<Catalogue, 'today' | 'countdown' | 'reminders'> = {
  today: {
    title: 'Today',
    open: (date, until) => `${date}. The mairie is open${until === null ? '' : ` until ${until}`}.`,
    closed: (date, until) =>
      `${date}. The mairie is closed${until === null ? '' : `, it opens ${until}`}.`,
    troubles: 'To look at',
    seeChannel: 'See the channel',
    seeSource: 'See the source',
    answered: (channel, when) => `${channel}, reply written ${when}`,
    plannedFor: (channel, when) => `${channel}, planned ${when}`,
    requestsDue: (requests, day) =>
      `${count(requests, 'official request', 'official requests')}, due on ${day}`,
    seeRequests: 'See the requests',
    waitingTitle: 'Who is waiting for a reply',
    waitingCount: waiting => count(waiting, 'person', 'people'),
    waitingOthers: others => (others === 1 ? 'See the other message' : `See the ${others} others`),
    back: 'back',
    held: count => `On hold: ${count}`,
    under: subject => `under: ${subject}`,
    inPrivate: 'private message',
    quiet: {
      title: {
        unconnected: 'No channel connected',
        ill: 'Messages may be waiting unseen',
        holiday: 'Nobody is waiting, public holiday',
        well: 'Nobody is waiting',
      },
      unconnected:
        'Connect the mairie’s page: as soon as a resident writes there, the message appears here with the time left to reply.',
      ill: (names, until) =>
        until === null ? `${names}: not read yet.` : `${names}: not read since ${until}.`,
      holiday: name =>
        `${name}: the mairie is closed. What arrives waits for the reopening, and is not late.`,
      well: when => `All connected channels were read ${when}.`,
      soon: 'The first reading comes within the minute.',
      connect: 'Connect a channel',
      seeChannels: 'See the channels',
    },
    seeAside: 'See them',
    aside: {
      old: {
        title: waiting => `${count(waiting, 'old message', 'old messages')} to be sorted`,
        help: 'They were waiting already when the channel was connected: nobody is alerted.',
        press: 'Set all aside',
        done: aside => `${count(aside, 'old message', 'old messages')} set aside.`,
      },
      unlikely: {
        title: waiting =>
          count(
            waiting,
            'message that probably expects no answer',
            'messages that probably expect no answer',
          ),
        help: 'They count until somebody sets them aside. Look at them first: this is a guess.',
        press: 'Set aside',
        done: aside => `${count(aside, 'message', 'messages')} set aside: no answer expected.`,
      },
    },
    answer: 'Reply',
    read: 'Read',
    mine: 'I’ll do it',
    to: name => ` to ${name}`,
    from: name => ` the message of ${name}`,
    weekTitle: 'This week',
    week: (onTime, counted, target) =>
      `This week, ${onTime} of ${counted} answered within ${target}`,
    weekTurn: {
      better: (onTime, counted) => `better than last week (${onTime} of ${counted})`,
      same: (onTime, counted) => `as last week (${onTime} of ${counted})`,
      worse: (onTime, counted) => `worse than last week (${onTime} of ${counted})`,
    },
    withoutExclusions: (onTime, counted) =>
      `${onTime} of ${counted} if every message, even thanks, counted as a question.`,
    withHolding: count =>
      count < 2 ? `Of which ${count} holding reply.` : `Of which ${count} holding replies.`,
    goesOut: 'Going out today',
    nothingGoesOut: 'Nothing to publish today',
    planOne: 'Announce an event',
    warn: 'Warn everybody',
  },
  countdown: {
    left: duration => `${duration} left`,
    before: when => `before ${when}`,
    closed: 'out of hours',
    closedUntil: when => `out of hours, opens ${when}`,
    over: duration => `${duration} over`,
    long: duration => `for ${duration}`,
    justOver: 'past the target',
    late: 'late',
    waits: 'waiting',
    lines: {
      left: () => 'left',
      later: 'at the latest',
      opens: 'reopening',
      never: 'out of',
      closed: 'hours',
      over: 'late',
      long: 'waiting',
      justOver: '< 1 min',
    },
    passedTarget: name => `${name} has been waiting past the target.`,
    passed: (name, minutes) => `${name} has been waiting for more than ${minutes} min.`,
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
