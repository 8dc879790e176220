import { html } from 'hono/html'
import { type Html, textPage } from '../agenda/pages/text-page.ts'
import type { Deps } from '../deps.ts'
import { frenchDate, NBSP } from '../language/french.ts'
import { localDateOf } from '../language/instant.ts'
import { ofTown } from '../language/town.ts'
import { type CommuneRow, communeOf } from '../people/commune.ts'
import { notFound } from '../platform/refusal.ts'
import { receiptParagraphs, referenceOf } from './rules.ts'
import { officialRequestSentences } from './sentences.ts'
import { findRequest, type RequestRow } from './store.ts'

/**
 * The receipt as a sheet to print. It is French: it is written to a resident.
 * @throws Refusal (`not-found`)
 */
export async function receiptOf(
  deps: Pick<Deps, 'db'>,
  communeId: number,
  id: number,
): Promise<Html> {
  const commune = await communeOf(deps, communeId)
  const row = await findRequest(deps.db, communeId, id)
  if (row === undefined) throw notFound(officialRequestSentences.request)
  return receiptPage(row, commune)
}

/** So much of what was asked leaves the receipt on one A4 sheet; the register has all of it. */
const mostText = 1200

function shortened(text: string): string {
  return text.length <= mostText ? text : `${text.slice(0, mostText).trimEnd()}…`
}

function receiptPage(row: RequestRow, { name, zone }: CommuneRow): Html {
  const reference = referenceOf(row)
  const { requester, text, createdAt, receivedOn } = row
  return textPage({
    title: 'Accusé de réception d’une demande',
    eyebrow: `Mairie ${ofTown(name)}`,
    isHidden: true,
    content: html`<section class="words">
${row.state === 'cancelled' ? html`<p><strong>${'Cette demande a été annulée\u00a0: cet accusé de réception ne vaut plus.'}</strong></p>` : ''}<dl>
<dt>Demande</dt><dd>n°${NBSP}${reference}</dd>
<dt>Reçue le</dt><dd>${frenchDate(receivedOn)}</dd>
${requester === null ? '' : html`<dt>Demandeur</dt><dd>${requester}</dd>`}
</dl>
${receiptParagraphs({ ...row, commune: name, reference }).map(each => html`<p>${each}</p>`)}
${text === null ? '' : html`<h2>Votre demande</h2><blockquote>${shortened(text)}</blockquote>`}
<p>Fait à ${name}, le ${frenchDate(localDateOf(createdAt, zone))}.</p>
</section>`,
  })
}
