/** Reads RFC 4180: fields between commas, records between CRLF, quotes doubled within quotes. */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let field = ''
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] ?? ''
    if (quoted) {
      if (sign !== '"') field += sign
      else if (text[index + 1] === '"') {
        field += sign
        index++
      } else quoted = false
    } else if (sign === '"') quoted = true
    else if (sign === ',') {
      record.push(field)
      field = ''
    } else if (sign === '\r' && text[index + 1] === '\n') {
      records.push([...record, field])
      record = []
      field = ''
      index++
    } else field += sign
  }
  if (field !== '' || record.length > 0) records.push([...record, field])
  return records
}
