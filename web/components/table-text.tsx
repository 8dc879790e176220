import { Field } from './form.tsx'

/** A table from a spreadsheet: pasted, or the file that it was saved as. */
export function TableText({
  label,
  fileLabel,
  text,
  onText,
}: {
  label: string
  fileLabel: string
  text: string
  onText: (text: string) => void
}) {
  return (
    <>
      <Field label={label}>
        {tied => (
          <textarea
            {...tied}
            required
            rows={8}
            wrap="off"
            spellcheck={false}
            class="textarea w-full"
            value={text}
            onInput={event => onText(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field label={fileLabel} optional>
        {tied => (
          <input
            {...tied}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            class="file-input w-full"
            onChange={event => {
              const [file] = event.currentTarget.files ?? []
              if (file) void textOf(file).then(onText)
            }}
          />
        )}
      </Field>
    </>
  )
}

/** Spreadsheets in France still save tables as Windows-1252. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
