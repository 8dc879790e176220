import type { plans as french } from '../fr/plans.ts'

const count = (many: number, one: string, several: string) =>
  `${many} ${many === 1 ? one : several}`
const publications = (many: number) => count(many, 'post', 'posts')

export const plans: typeof french = {
  firstComment: {
    label: 'First comment',
    help: channels => `Put under each post as soon as it is online, on ${channels}.`,
    tooLong: (channel, by) =>
      `The first comment for ${channel} has ${count(by, 'character', 'characters')} too many.`,
    under: 'first comment',
    waits: 'Leaves as soon as its post is online.',
  },
  partly: (out, total) =>
    out === 0
      ? `None of the ${total} posts is online.`
      : `${out} of ${total} posts ${out === 1 ? 'is' : 'are'} online.`,
  timeline: {
    caption: 'The posts, channel by channel and day by day',
    channel: 'Channel',
    today: 'today',
    away: (days: number) => (days === 0 ? 'D' : days < 0 ? `D−${-days}` : `D+${days}`),
    awaiting: (count: number) =>
      `${publications(count)} ${count === 1 ? 'awaits' : 'await'} approval: without it nothing goes out.`,
    legend: 'What the marks say',
    hint: 'Press a mark: the post, its time and what can be done with it.',
  },
  plan: 'Communication plan',
  planHelp: 'What is said, and when, before and after the event. All of it can be changed here.',
  none: 'No plan: times of your choice',
  changePlans: 'Change the plans',
  steps: 'Steps',
  dateFirst: 'Say when the event begins: each step will have its date.',
  internal: 'reminder for the town hall',
  onHoliday: (name: string) => `Public holiday (${name}): few people will read it.`,
  sundayEvening: 'Sunday evening: few people will read it.',
  rather: (when: string) => `Rather ${when}`,
  skipped: (name: string, when: string) => `${name} (${when}): already past, not planned.`,
  change: 'Change',
  close: 'Close',
  changeOf: (name: string) => ` the step ${name}`,
  addStep: 'Add a step',
  newStep: 'Another post',
  stepName: 'Name of the step',
  stepAt: 'Date and time',
  during: 'During the event, choose another time below instead.',
  stepText: 'What is said',
  stepTextHelp:
    'Empty: the title, date, place and text of the event. {titre}, {quand}, {date}, {heure}, {lieu}, {texte} and {lien} are filled in.',
  reminderText: 'What is to be done',
  strange: (place: string) => `${place} stands for nothing: correct it.`,
  lateRule: 'If Tambour was down at that time',
  lateRules: {
    ask: 'Ask whether to publish all the same',
    publish: 'Publish as soon as possible',
    miss: 'Do not publish',
  },
  removeStep: 'Remove this step',
  stepRemoved: (name: string) => `The step “${name}” is removed.`,
  otherTimes: 'Publish at other times too',
  more: 'Hashtags and link',
  hashtags: 'Hashtags',
  hashtagsHelp: 'For instance: #SaintRémi #fête. At the end of the text, where there is room.',
  link: 'Site or tickets',
  linkHelp: 'The whole address, which begins with https://.',
  needsImage: 'Wants a picture',
  shownPost: 'Post shown',
  otherPost: 'Other times',
  shownAt: (name: string, when: string) => `${name}, ${when}`,
  count: (many: number, reminders: number, skipped: number) =>
    `${[
      `${publications(many)} to plan`,
      ...(reminders > 0 ? [count(reminders, 'reminder', 'reminders')] : []),
      ...(skipped > 0 ? [count(skipped, 'step already past', 'steps already past')] : []),
    ].join(', ')}.`,
  planned: (many: number, reminders: number, skipped: readonly string[]) =>
    made(`${publications(many)} planned.`, many, reminders, skipped),
  asked: (many: number, reminders: number, skipped: readonly string[]) =>
    made(`${publications(many)} sent for approval.`, many, reminders, skipped),
  findings: {
    noAddress: 'Give the whole address of the site, which begins with https://.',
    inPost: (post: string) => ` (${post})`,
    tooManyHashtags: (channel: string, post: string, by: number) =>
      `The text for ${channel}${post} has ${count(by, 'hashtag', 'hashtags')} too many.`,
    tooManyMentions: (channel: string, post: string, by: number) =>
      `The text for ${channel}${post} has ${count(by, 'mention', 'mentions')} too many.`,
    empty: (channel: string, post: string) => `The text for ${channel}${post} is empty.`,
  },
  network: {
    seeMore: 'See more',
    more: 'more',
    seeLess: 'See less',
    like: 'Like',
    comment: 'Comment',
    share: 'Share',
    deadLinks: 'Instagram does not open an address written in a text.',
    deadMentions: 'Facebook makes no link of a mention written here.',
    cardTitle: (title: string) => `Preview of the link: ${title}`,
    pictureOf: (many: number) => `1 of ${many}`,
  },
  settings: {
    title: 'Communication plans',
    lead: 'Each plan says what is announced, and when, around an event. The first one is that of a new event.',
    add: 'Add a plan',
    newName: 'New plan',
    name: 'Name of the plan',
    nameMissing: 'Give the plan a name.',
    stepsMissing: 'Add at least one step.',
    stepNameMissing: 'Give the step a name.',
    timeMissing: 'Say at what time.',
    isDefault: 'default',
    makeDefault: 'Make it the default',
    madeDefault: (name: string) => `“${name}” is the default plan.`,
    change: 'Change',
    duplicate: 'Duplicate',
    copyOf: (name: string) => `${name} (copy)`,
    remove: 'Delete',
    removed: (name: string) => `The plan “${name}” is deleted.`,
    undo: 'Put back',
    actOn: (name: string) => ` the plan ${name}`,
    saved: 'The plan is saved. Events that are planned already do not change.',
    days: 'Days',
    when: 'When',
    before: 'before the first day',
    on: 'on the first day',
    after: 'after the last day',
    time: 'Time',
    audience: 'For whom',
    audiences: { public: 'Post', internal: 'Reminder for the town hall' },
    summary: (publicSteps: number, reminders: number) =>
      [
        publications(publicSteps),
        ...(reminders > 0 ? [count(reminders, 'reminder', 'reminders')] : []),
      ].join(', '),
    dayLabel: (days: number) =>
      days === 0 ? 'on the day' : days < 0 ? `D − ${-days}` : `D + ${days}`,
  },
}

/** What was made of an event; `posts`: what becomes of its posts. */
function made(posts: string, many: number, reminders: number, skipped: readonly string[]): string {
  return [
    many === 0 ? 'The event is saved.' : posts,
    ...(reminders > 0 ? [`${count(reminders, 'reminder', 'reminders')} for the town hall.`] : []),
    ...(skipped.length > 0 ? [`Already past, not planned: ${skipped.join(', ')}.`] : []),
  ].join(' ')
}
