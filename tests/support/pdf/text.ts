/** The text of each page, as PDFium reads it. */
export async function everyPage(pdf: Uint8Array): Promise<string[]> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const texts = [...document.pages()].map(page => page.getText())
  document.destroy()
  library.destroy()
  return texts
}

/** Words with one ordinary space between them. */
export const plainSpaces = (text: string): string => text.replaceAll(/[\s\u00a0\u202f]+/g, ' ')
