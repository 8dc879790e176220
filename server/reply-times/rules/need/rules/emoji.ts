/** Emoji alone. */
export const emoji = {
  reason: 'emoji',
  title: { fr: 'Des émojis seuls', en: 'Emoji alone' },
  sentence: {
    fr: 'Un cœur, un pouce ou un rire sans un mot.',
    en: 'A heart, a thumb or a laugh without a word.',
  },
  examples: ['👏👏', '❤️ !'],
} as const
