import type { Sandbox } from './create.ts'
import { formsIn, openPage, sendForm } from './web-form.ts'

/** A neighbouring mairie without an account. */
export type Neighbour = {
  /** Reads what came long enough ago, and accepts what is offered; gives the addresses it answered at. */
  runOnce(now: number): Promise<string[]>
}

/** After how long somebody there opens a mail, ms: long enough to see the offer wait before. */
export const opensAfterMs = 60_000

/**
 * The other side of an offer: somebody who reads the mails to `address`, follows the link to the page,
 * and accepts by its form as it stands there. It knows of Tambour what its mails and pages say.
 */
export function createNeighbour(mailbox: Pick<Sandbox, 'mail'>, address: string): Neighbour {
  const read = new Set<number>()
  return {
    async runOnce(now) {
      const answered: string[] = []
      for (const mail of await mailbox.mail(address)) {
        const isDue = mail.receivedAt + opensAfterMs <= now
        if (!isDue || read.has(mail.id)) continue
        const link = /https?:\/\/\S+\/partage\/[\w-]+/.exec(mail.text ?? '')?.[0]
        if (link !== undefined && (await accept(link))) answered.push(link)
        read.add(mail.id)
      }
      return answered
    },
  }
}

/**
 * False where there is nothing (more) to be answered, or the page says no.
 * @throws TypeError when nobody answers there
 */
async function accept(link: string): Promise<boolean> {
  const page = await openPage(link).catch(nothing)
  // What was answered before, by whomever, stands.
  if (page === null || page.includes('class="receipt"')) return false
  const form = formsIn(page).find(({ fields }) => fields.act === 'accept')
  if (form === undefined) return false
  return (await sendForm(link, form).then(() => true, nothing)) ?? false
}

/** A page that is not there, or says no, is no reason to ask again; one that nobody serves is. */
function nothing(error: unknown): null {
  if (error instanceof TypeError) throw error
  return null
}
