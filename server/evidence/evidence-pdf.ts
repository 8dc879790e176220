import type { Language, Sentence } from '../language/sentence.ts'
import { wordings } from '../language/wording.ts'
import { type PdfPart, pdfDocument } from '../platform/pdf/document.ts'
import { evidenceReport } from './evidence-report.ts'
import { evidenceSentences as say } from './sentences.ts'
import type { EvidenceShape } from './shapes.ts'
import type { EvidenceDeps } from './suggestions.ts'

/**
 * The sheet as a tagged PDF to print or to send with a candidacy (`platform/pdf/`).
 * @throws Refusal, as `evidenceReport` does
 */
export async function evidencePdf(
  deps: EvidenceDeps,
  communeId: number,
  { year, language }: { year: number; language: Language },
): Promise<Uint8Array> {
  const sheet = await evidenceReport(deps, communeId, year)
  const title = say.title(year)[language]
  const parts: PdfPart[] = [
    { kind: 'heading', level: 1, text: title },
    { kind: 'paragraph', text: say.lead(sheet.commune, sheet.from, sheet.to)[language] },
    { kind: 'heading', level: 2, text: say.figures[language] },
    {
      kind: 'table',
      head: [say.figure[language], say.year(year)[language], say.precisely[language]],
      rows: sheet.figures.map(({ label, value, detail }) =>
        [label, value ?? say.noFigure, detail].map(one => one?.[language] ?? ''),
      ),
      widths: [5, 5, 11],
    },
    { kind: 'heading', level: 2, text: say.actions[language] },
    ...(sheet.actions.length === 0
      ? [{ kind: 'paragraph', text: say.noAction[language] } as const]
      : sheet.actions.flatMap(action => partsOf(action, language))),
    { kind: 'heading', level: 2, text: say.method[language] },
    ...sheet.method.map(one => ({ kind: 'note', text: one[language] }) as const),
  ]
  const at = deps.clock.now()
  return await pdfDocument({ title, language, author: sheet.commune, at, pages: 'sheet', parts })
}

type Action = EvidenceShape['actions'][number]

/** What it is, whether the label takes it, and its facts, in as few lines as an action of many needs. */
function partsOf(action: Action, language: Language): PdfPart[] {
  const { title, standing, startsOn, endsOn, summary, annualCost, publicLink, figures } = action
  const { period, date } = wordings[language]
  const open = standing === 'planned' ? say.startingOn : say.since
  const span = endsOn === null ? open(date(startsOn))[language] : period(startsOn, endsOn)
  const named: [Sentence, string | null][] = [
    [say.targetAudience, action.targetAudience],
    [say.service, action.service],
    [say.challenge, action.challenge],
    [say.operator, action.operator],
    [say.partnerNames, action.partnerNames],
    [say.cost, annualCost === null ? null : say.euros(annualCost)[language]],
    [say.publicLink, publicLink],
    [say.measured, figures?.[language] ?? null],
  ]
  const facts = named.flatMap(([name, value]) =>
    value === null || value === '' ? [] : [say.fact(name, value)[language]],
  )
  return [
    { kind: 'heading', level: 3, text: title },
    { kind: 'note', text: `${say[standing][language]} (${span})` },
    ...(summary === '' ? [] : [{ kind: 'paragraph', text: summary } as const]),
    ...(facts.length === 0 ? [] : [{ kind: 'note', text: facts.join(' · ') } as const]),
  ]
}
