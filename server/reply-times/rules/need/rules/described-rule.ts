import type { Translations } from '../../../../language/sentence.ts'

/** The reasons by which a text needs no answer, as figures and exports have them. */
export const needReasons = ['tag', 'emoji', 'courtesy'] as const
export type NeedReason = (typeof needReasons)[number]

/** A rule by which a text needs no answer, as *Aide* tells it. */
export type DescribedRule = {
  reason: NeedReason
  title: Translations
  /** One sentence for anyone who has to defend it. */
  sentence: Translations
  /** Whole texts that this rule leaves out: a test tries each. */
  examples: readonly string[]
  /** Words and phrases that are this rule's: beside them only words that say nothing. */
  terms?: readonly string[]
  /** How many words may stand beside them that no list has: one, unless told. */
  unknown?: number
}
