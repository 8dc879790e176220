import { englishList } from '../../../server/language/english.ts'
import { capital } from '../../../server/language/typeset.ts'
import {
  shareLabel,
  verdictNames,
  withinLabel,
} from '../../../server/reply-times/rules/verdict-label.ts'
import type { delays as fr } from '../fr/reply-times.ts'
import { count } from './count.ts'

const times = (value: number) => (value === 1 ? 'once' : `${value} times`)
const messagesCount = (value: number) => count(value, 'message', 'messages')

export const delays: typeof fr = {
  title: 'Reply times',
  csv: 'Download (CSV)',
  print: 'Print',
  periodLabel: 'Period',
  periods: {
    'this-week': 'This week',
    'last-week': 'Last week',
    month: 'This month',
    'twelve-weeks': '12 weeks',
  },
  exclusionsLabel: 'Exclusions',
  exclusions: { applied: 'With exclusions', ignored: 'Without exclusions' },
  withoutTitle: 'All these figures are given without exclusions',
  withoutHelp:
    'They also count thanks, emoji alone, mere mentions, hidden messages and those that an officer left out.',
  withAgain: 'Back to the figures with exclusions',
  printedAt: when => `Figures of ${when}.`,
  onlyChannel: name => `Channel: ${name}.`,
  otherPeriod: 'Another period',
  from: 'From',
  to: 'To',
  show: 'Show',
  noMessage: 'No message',
  noMessageHelp:
    'Nobody wrote on the connected channels in this period, so there is nothing to measure.',
  headlineLabel: 'In short',
  nothingCounted: 'Nothing to count yet',
  outOf: (onTime, counted) => `${onTime} of ${counted}`,
  verdictOver: (verdict, span) => `${capital(verdictNames[verdict].en)} ${span}`,
  spans: {
    'this-week': 'this week',
    'last-week': 'last week',
    month: 'this month',
    'twelve-weeks': 'these twelve weeks',
  },
  within: targets => withinLabel(targets).en,
  severalTargets: targets =>
    `Several targets (${targets}): each message is judged by that of its channel, on the day it came.`,
  followedBy: ', then ',
  targetOf: target => `target: ${target}`,
  weekBefore: 'The week before:',
  verdictsBefore: { reached: 'reached', nearly: 'nearly reached', missed: 'missed' },
  noMessageCounted: 'no message counted.',
  comma: ',',
  partsLabel: 'What became of the messages',
  parts: {
    onTime: value => `${value.toLocaleString('en-GB')} on time`,
    late: value => `${value.toLocaleString('en-GB')} late`,
    missed: value => `${value.toLocaleString('en-GB')} unanswered, past the target`,
    waiting: value => `${value.toLocaleString('en-GB')} waiting, still in time`,
  },
  partsTotal: value => `${messagesCount(value)} counted or waiting`,
  whoTitle: 'Who still waits',
  whoNobody: 'Every message of the period got its reply.',
  share: (ratio, goal) => `That is ${shareLabel(ratio, goal).en}, where ${goal}% are wanted.`,
  shareOf: (ratio, goal) => shareLabel(ratio, goal).en,
  unsure: (low, high) => `With so few messages, the true share lies between ${low} and ${high}.`,
  received: value => count(value, 'message received', 'messages received'),
  besideLabel: 'To be read with this figure',
  colon: ': ',
  whyUnfiltered: ', since every message, even thanks, counts there as a question.',
  whyUnfilteredSooner:
    ', since every message, even thanks, counts there as a question and some waits begin earlier.',
  unfilteredLabel: 'Without any exclusion:',
  shareBetween: (ratio, low, high) => `${ratio}, probably between ${low} and ${high}`,
  unfilteredRest: parts => `That is ${parts}.`,
  medianBoth: (office, elapsed) => `median ${office} of opening hours (elapsed: ${elapsed})`,
  waitingCount: value => `${value.toLocaleString('en-GB')} waiting`,
  notCounted: value => count(value, 'not counted', 'not counted'),
  kinds: {
    courtesy: value => count(value, 'courtesy', 'courtesies'),
    emoji: value => count(value, 'emoji alone', 'emoji alone'),
    tag: value => count(value, 'to somebody else', 'to somebody else'),
    automatic: value => count(value, 'automatic mail', 'automatic mails'),
    moderation: value => count(value, 'hidden', 'hidden'),
    person: value => count(value, 'left out by an officer', 'left out by an officer'),
  },
  overruled: rules => `Left out by a rule and counted again by you: ${rules}`,
  unruled: value => `${count(value, 'set aside', 'set aside')} by you that no rule saw`,
  kindNames: {
    courtesy: 'courtesies',
    emoji: 'emoji alone',
    tag: 'to somebody else',
    automatic: 'automatic mails',
    moderation: 'hidden',
    person: 'left out by an officer',
  },
  withdrawn: value =>
    count(value, 'withdrawn in time by its author', 'withdrawn in time by their authors'),
  holding: value => count(value, 'answered by a holding reply', 'answered by a holding reply'),
  holdingOnTime: value => `${value.toLocaleString('en-GB')} of them within the target`,
  clocksTitle: 'How long',
  office: 'Opening hours',
  elapsed: 'Elapsed time',
  median: 'Median',
  p90: '9 out of 10 in less than',
  p90Short: '9 out of 10',
  clocksShort: { office: 'opening', elapsed: 'elapsed' },
  onClock: (figure, clock) => `${figure}, ${clock}`,
  shareTitle: 'Share',
  curveSaid: shares => `Got their reply: ${shares}.`,
  curvePart: (time, share) => `${share} within ${time}`,
  curveTooSoon: 'Nobody has waited long enough for this to be read.',
  curveLegend:
    'Opening hours, from 1 min to 24 h, by multiples. Band: the true share lies there 95 times out of 100. The curve ends at the longest wait known.',
  curveLabel: 'Curve of the share of messages answered by time.',
  answeredBy: (time, share) => `Within ${time}: ${share} got their reply`,
  between: (low, high) => `between ${low} and ${high}`,
  byThen: 'In less than',
  shareAnswered: 'Got their reply',
  surely: '95 times out of 100',
  notKnown: 'not known yet',
  targetMark: time => `target, ${time}`,
  mediansTitle: 'Median reply time, week by week',
  mediansLabel: 'A dot a week: its median reply time.',
  notYet: 'not yet',
  notYetMeans: waits => `Not yet: ${waits.join(', ')}.`,
  halfWaits: 'more than half are still waiting',
  tenthWaits: 'more than one in ten is still waiting',
  clocksHelp:
    'Half of the replies come before the median. Whoever still waits is counted as such, never forgotten.',
  breakdownTitle: 'Where',
  channel: 'Channel',
  inTarget: 'Within the target',
  verdictTitle: 'Wanted share',
  none: 'none',
  visibilities: { public: 'In public', private: 'In private' },
  allChannels: 'Back to all channels',
  slowTitle: 'The slowest',
  slowEmpty: 'No reply in this period.',
  seeAll: 'See the list',
  seeAnswered: value =>
    value === 1 ? 'See the reply' : `See all ${value.toLocaleString('en-GB')}`,
  arrivedAt: 'Message received',
  outcome: 'What became of it',
  listCount: (value, isSlowest) =>
    value === 0
      ? 'No message.'
      : isSlowest
        ? `${count(value, 'reply', 'replies')}, slowest first.`
        : `${messagesCount(value)}, oldest first.`,
  showMore: 'Show more',
  shownOf: (shown, value) => `${shown.toLocaleString('en-GB')} of ${value.toLocaleString('en-GB')}`,
  lists: {
    recus: 'Messages received',
    'dans-objectif': 'Replies within the target',
    comptes: 'Messages counted',
    mesures: 'Messages counted or waiting',
    attendent: 'Who still waits',
    'comptes-sans-exclusion': 'Messages counted without any exclusion',
    repondus: 'Messages answered',
    'plus-longs': 'Slowest replies',
    'en-retard': 'Late replies',
    'sans-reponse': 'Unanswered, past the target',
    'en-attente': 'Waiting, still in time',
    ecartes: 'Messages not counted',
    retires: 'Messages withdrawn by their author',
    'hors-horaires': 'Replies out of hours',
    historique: 'Messages taken over from history',
    'reponses-attente': 'Messages answered by a holding reply',
    'reponses-attente-dans-objectif': 'Holding replies within the target',
    publics: 'Public messages counted',
    prives: 'Private messages counted',
    arrivees: 'Messages that need a reply',
  },
  weeksTitle: 'Week after week',
  weeksSummary: (over, measured, target) =>
    over === 0
      ? `Median under ${target} every week (${measured} of ${measured}).`
      : `Median above ${target} in ${count(over, 'week', 'weeks')} of ${measured}.`,
  weeksHeld: measured => `Of ${count(measured, 'week', 'weeks')}, goal:`,
  weeksVerdict: {
    reached: value => `reached ${times(value)}`,
    nearly: value => `nearly reached ${times(value)}`,
    missed: value => `missed ${times(value)}`,
  },
  weeksLegend: goal => `Column: the share on time. Line: the ${goal} that the council wants.`,
  weeksNone: 'No message in these twelve weeks.',
  weeksUnreached: (value, mondays) =>
    `More than half are still waiting: ${value === 1 ? 'week' : 'weeks'} of ${mondays}.`,
  triangleNamed: 'Triangle on the right: more than half are still waiting.',
  targetDrawn: target => `Dashes: the target, ${target}.`,
  targetsDrawn: targets =>
    targets.length === 1
      ? `Dashes: the target of ${targets.join()}, for some of the messages.`
      : `Dashes: the targets of ${englishList(targets)}, each for some of the messages.`,
  aimDrawn: aim => `Dots: the aim, ${aim}.`,
  targetsNotDrawn: targets =>
    targets.length === 1
      ? `Without a line: the target of ${targets.join()}.`
      : `Without a line: the targets of ${englishList(targets)}.`,
  asTable: 'As a table',
  asChart: 'As a chart',
  chartFailed: 'The chart could not be loaded. Its figures are in the table.',
  week: 'Week',
  weekOf: date => `Week of ${date}`,
  nothing: '–',
  noMessageShort: 'no message',
  onTimeOf: (onTime, counted) => `${onTime} of ${counted} within the target`,
  arrivalsTitle: 'When messages arrive',
  arrivalsNone: 'No message that needs a reply.',
  arrivalsAll: total => `${messagesCount(total)} in all`,
  arrivalsOpen: (inHours, total, share) =>
    `${inHours.toLocaleString('en-GB')} of ${messagesCount(total)} (${share}) came in an hour in which the mairie is open`,
  sentence: text => `${text}.`,
  arrivalsPeak: (share, when, value) =>
    `${share}; most often on ${when} (${value.toLocaleString('en-GB')}).`,
  arrivalsLegend:
    'The greener the box, the more there are. A framed box on a tint is an opening hour, if only in part.',
  arrivalsAt: (value, weekday, hour) => `${messagesCount(value)}, ${weekday} ${hour}`,
  arrivalsCut: (first, last) =>
    first === null
      ? `Nothing after ${last}.`
      : last === null
        ? `Nothing before ${first}.`
        : `Nothing before ${first} or after ${last}.`,
  openThen: 'open',
  hourSpan: (from, to) => `between ${from} and ${to}`,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  weekdaysShort: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  notCountedTitle: value => `What is not counted: ${messagesCount(value)}`,
  notMeasuredTitle: 'What is not measured',
  leftOut: {
    withdrawn: value => `${messagesCount(value)} withdrawn by their author before the reply`,
    outOfHours: value =>
      `${count(value, 'reply', 'replies')} given out of hours, counted as 0 min of opening hours`,
    history: value => `${messagesCount(value)} taken over from history, without alerts`,
  },
  meansNotShown: 'Averages: a few very long replies distort them. The median is preferred.',
  rules: 'The rules that leave a message out',
  howItIsMeasured: 'How it is measured, exactly',
}
