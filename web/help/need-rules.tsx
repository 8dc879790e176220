import { typeset } from '../../server/language/typeset.ts'
import { askingTerms } from '../../server/reply-times/rules/need/rules/asking-terms.ts'
import type { DescribedRule } from '../../server/reply-times/rules/need/rules/described-rule.ts'
import { needRules } from '../../server/reply-times/rules/need/rules/need-rules.ts'
import {
  emoticons,
  plainTerms,
  villageTerms,
} from '../../server/reply-times/rules/need/rules/plain-terms.ts'
import { language } from '../language.ts'
import { helpMessages } from './messages.ts'

const rules: readonly DescribedRule[] = Object.values(needRules)

/** The rules by which a message needs no answer, each with its sentence and its examples, then their words. */
export function NeedRules() {
  const t = helpMessages().rules
  const spoken = ({ fr, en }: DescribedRule['title']) =>
    language.value === 'fr' ? typeset(fr) : en
  const lists = [
    ...rules.map(({ title, terms = [] }) => ({ title: spoken(title), terms })),
    { title: needRules.remarks.title[language.value], terms: needRules.remarks.alone },
    { title: t.questions, terms: askingTerms.questions },
    { title: t.troubles, terms: askingTerms.troubles },
    { title: t.matters, terms: askingTerms.matters },
    { title: t.given, terms: askingTerms.given },
    { title: t.plain, terms: plainTerms },
    { title: t.village, terms: villageTerms },
    { title: t.emoticons, terms: emoticons },
  ].filter(({ terms }) => terms.length > 0)
  return (
    <>
      <dl class="mt-4 grid gap-x-8 gap-y-3 sm:grid-cols-2 xl:w-[60rem] xl:grid-cols-3">
        {rules.map(({ title, sentence, examples, unknown = 1 }) => (
          <div key={title.fr}>
            <dt class="font-semibold">{spoken(title)}</dt>
            <dd>
              {spoken(sentence)} {unknown > 1 && `${t.unknown(unknown)} `}
              <span class="text-muted">{examples.map(t.quoted).join(', ')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <details class="mt-4">
        <summary class="cursor-pointer rounded-field px-1 py-1">{t.words}</summary>
        {lists.map(({ title, terms }) => (
          <details key={title} class="ms-4 mt-2">
            <summary class="cursor-pointer rounded-field px-1 py-1">{title}</summary>
            <ul class="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-muted">
              {terms.map(word => (
                <li key={word}>{word}</li>
              ))}
            </ul>
          </details>
        ))}
      </details>
    </>
  )
}
