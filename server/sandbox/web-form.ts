import { Parser } from 'htmlparser2'

/** One form of a page: where it stands, whether a file may come with it, and what its fields hold. */
export type WebForm = { isMultipart: boolean; fields: Record<string, string> }

/** The forms of a page, with what a browser without script would send of each. */
export function formsIn(html: string): WebForm[] {
  const forms: WebForm[] = []
  let area: string | null = null
  const parser = new Parser({
    onopentag(tag, { name, value = '', type, enctype }) {
      if (tag === 'form') {
        forms.push({ isMultipart: enctype === 'multipart/form-data', fields: {} })
      }
      const form = forms.at(-1)
      if (form === undefined || name === undefined) return
      if (tag === 'textarea') {
        area = name
        form.fields[name] = ''
      }
      // Nobody has ticked a box yet, or chosen a file.
      if (tag === 'input' && type !== 'file' && type !== 'checkbox') form.fields[name] = value
    },
    ontext(text) {
      const form = forms.at(-1)
      if (form !== undefined && area !== null) form.fields[area] += text
    },
    onclosetag(tag) {
      if (tag === 'textarea') area = null
    },
  })
  parser.end(html)
  return forms
}

/** The page at an address. @throws Error when there is none, TypeError when nobody answers */
export async function openPage(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address} : ${response.status}`)
  return await response.text()
}

/**
 * Sends a form to the address of its page, as a browser does.
 * @throws Error with the page's words where it was refused, TypeError when nobody answers
 */
export async function sendForm(
  address: string,
  { isMultipart, fields }: WebForm,
  file?: { field: string; name: string; bytes: Buffer; type: string },
): Promise<void> {
  const body = isMultipart ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  if (body instanceof FormData && file !== undefined) {
    const { field, name, bytes, type } = file
    body.set(field, new Blob([new Uint8Array(bytes)], { type }), name)
  }
  const response = await fetch(address, { method: 'POST', body, redirect: 'manual' })
  // A sender is led on to a page that says so.
  if (response.status === 303) return
  throw new Error(`${address} : ${response.status} ${await response.text()}`)
}
