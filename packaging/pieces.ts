/**
 * What is built into one piece, by the beginnings of its files' paths, the longest of which decides; the
 * rest is shared out by what loads it. `tests/architecture` holds that each of them is there.
 */
export const pieces: Record<string, readonly string[]> = {
  // Of the first view, and of a few other screens: in four small pieces each would be asked for.
  'first-view': [
    'node_modules/lucide/dist/esm/icons/arrow-right.',
    'node_modules/lucide/dist/esm/icons/ellipsis.',
    'node_modules/lucide/dist/esm/icons/grid-3x3.',
    'node_modules/lucide/dist/esm/icons/moon.',
    'node_modules/lucide/dist/esm/icons/radio.',
    'node_modules/lucide/dist/esm/icons/reply.',
    'node_modules/lucide/dist/esm/icons/settings.',
    'node_modules/lucide/dist/esm/icons/sun.',
    'node_modules/lucide/dist/esm/icons/unplug.',
    'server/publishing/rules/delivery-state.',
    'web/inbox/post-above.',
    'web/publishing/delivery-actions.',
    'web/shell/places.',
    'web/today/countdown.',
    'web/today/time-left.',
  ],
  // The screens that plan share much with each other, and the first view needs none of it.
  planning: [
    'web/events/',
    'web/event-import/messages.',
    'server/events/rules/compose.',
    'server/events/rules/plan.',
    'server/language/slug.',
    'server/pictures/rules-rendition-plan.',
  ],
  // A telephone keeps what plans up to a size, and nobody plans while changing.
  'event-edit': ['web/events/event-edit.'],
  // Opened from two screens, and needed by neither before.
  feeds: ['web/feeds/', 'server/calendar/rules/relay-text.'],
  // The calendar knows whole days too, and need not load all that plans an event.
  'all-day': ['server/events/rules/all-day.'],
  // Whoever is inside needs nothing of the door, and the first view nothing of the settings.
  door: [
    'web/sign-in/front-page.',
    'web/sign-in/messages.',
    'web/sign-in/password.',
    'web/sign-in/sign-in.',
    'web/set-up/set-up.',
  ],
  'settings-messages': [
    'web/alerts/settings-messages.',
    'web/backup/messages.',
    'web/components/copy-button.',
    'web/people/messages.',
    'web/set-up/messages.',
    'web/shell/settings-messages.',
  ],
  'partners-messages': [
    'web/committees/messages.',
    'web/partners/commune-search.',
    'web/partners/messages.',
    'web/partners/share-messages.',
  ],
  // A telephone keeps what plans up to a size, and both of these stand beside it.
  'sms-text': ['server/connectors/rules/sms-text.'],
  'warning-text': ['server/warnings/rules-warning.'],
  // The first view says that one runs.
  'warnings-messages': ['web/warnings/messages.'],
  'channels-messages': [
    'web/channels/connection-messages.',
    'web/channels/messages.',
    'web/channels/report-messages.',
  ],
  'inbox-messages': [
    'web/inbox/mark-messages.',
    'web/inbox/messages.',
    'web/reply-times/outcome-messages.',
    'web/inbox/hold-messages.',
    'server/language/town.',
  ],
  'answering-messages': [
    'web/inbox/answering/messages.',
    'web/inbox/conversation-messages.',
    'web/official-requests/messages.',
  ],
  // The reply times and what stands behind them.
  'reply-times-messages': [
    'web/reply-times/address.',
    'web/reply-times/charts/messages.',
    'web/reply-times/lists',
    'web/reply-times/messages.',
  ],
  // The first view asks for no date.
  dates: [
    'web/components/date-field.',
    'web/components/narrow.',
    'web/components/period-',
    'web/reply-times/periods.',
    'web/events/form/same-day-messages.',
  ],
  // Many screens have fields and these signs, and the first one has none.
  forms: [
    'node_modules/lucide/dist/esm/icons/arrow-down.',
    'node_modules/lucide/dist/esm/icons/arrow-up.',
    'node_modules/lucide/dist/esm/icons/calendar-check.',
    'node_modules/lucide/dist/esm/icons/circle-x.',
    'node_modules/lucide/dist/esm/icons/copy.',
    'node_modules/lucide/dist/esm/icons/download.',
    'node_modules/lucide/dist/esm/icons/file-text.',
    'node_modules/lucide/dist/esm/icons/globe.',
    'node_modules/lucide/dist/esm/icons/image',
    'node_modules/lucide/dist/esm/icons/mails.',
    'node_modules/lucide/dist/esm/icons/map-pin.',
    'node_modules/lucide/dist/esm/icons/megaphone.',
    'node_modules/lucide/dist/esm/icons/newspaper.',
    'node_modules/lucide/dist/esm/icons/pen',
    'node_modules/lucide/dist/esm/icons/plug.',
    'node_modules/lucide/dist/esm/icons/plus.',
    'node_modules/lucide/dist/esm/icons/presentation.',
    'node_modules/lucide/dist/esm/icons/printer.',
    'node_modules/lucide/dist/esm/icons/send.',
    'node_modules/lucide/dist/esm/icons/smartphone.',
    'node_modules/lucide/dist/esm/icons/trash.',
    'node_modules/lucide/dist/esm/icons/undo-2.',
    'node_modules/lucide/dist/esm/icons/user-search.',
    'server/channels/rules.',
    'server/connectors/rules/access-end.',
    'server/connectors/rules/caller.',
    'server/connectors/rules/report-rule.',
    'server/language/contact-address.',
    'server/language/foreign-text.',
    'server/language/instant.',
    'server/language/telephone.',
    'server/language/text-length.',
    'server/language/text-signs.',
    'server/publishing/rules/delivery.',
    'web/channels/network-mark.',
    'web/channels/own-channels.',
    'web/components/action-button.',
    'web/components/choices.',
    'web/components/file-button.',
    'web/components/form.',
    'web/components/tabs.',
    'web/components/use-file-drop.',
    'web/components/use-go-to.',
    'web/components/where.',
    'web/help/chapters.',
  ],
  // The browser’s own notifications are asked for once Tambour is open.
  notification: ['web/alerts/notification.'],
}

/** In no piece of their own, though others beside them are. */
export const apart = ['web/events/messages.', 'web/events/plan-form.', 'web/events/plans']

const beginnings = [
  ...Object.entries(pieces).flatMap(([piece, paths]) => paths.map(path => ({ path, piece }))),
  ...apart.map(path => ({ path, piece: null })),
].sort((a, b) => b.path.length - a.path.length)

/** The piece of a file, by its path from the project's root; undefined where what loads it decides. */
export const pieceOf = (file: string) => beginnings.find(({ path }) => file.startsWith(path))?.piece
