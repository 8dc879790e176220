import { worthSending } from '../../server/history-import/rules.ts'

/** A file of an open folder, and its place there. */
export type LooseFile = { path: string; file: File }

/** What a person chose of a download: its ZIPs, and what is worth sending of a folder. */
export type Chosen = { name: string; zips: File[]; loose: LooseFile[] }

/**
 * The ZIPs among files and folders, which may lie in a folder, and the files of messages.
 * @param folder its name, where one was chosen
 * @returns null when there is neither.
 */
export function chosenOf(all: readonly LooseFile[], folder: string | null): Chosen | null {
  const zips = all.filter(({ path }) => isZip(path)).map(({ file }) => file)
  const loose = all.filter(({ path }) => worthSending.test(path))
  const [first] = zips.length > 0 ? zips : loose.map(({ file }) => file)
  return first === undefined ? null : { name: folder ?? first.name, zips, loose }
}

/** What a field for files, or for a folder, holds. */
export function filesIn({ files }: HTMLInputElement): LooseFile[] {
  return [...(files ?? [])].map(file => ({ path: file.webkitRelativePath || file.name, file }))
}

/**
 * What was dropped. Of a folder only what may be sent is opened: it has thousands of pictures.
 * @param items as the event gives them; they are gone when it is over
 */
export async function filesDropped(items: DataTransferItemList): Promise<Chosen | null> {
  const entries = [...items].flatMap(item => item.webkitGetAsEntry() ?? [])
  const all: LooseFile[] = []
  const waiting = [...entries]
  for (let entry = waiting.pop(); entry !== undefined; entry = waiting.pop()) {
    const path = entry.fullPath
    if (isDirectory(entry)) waiting.push(...(await entriesOf(entry)))
    else if (isFile(entry) && (isZip(path) || worthSending.test(path))) {
      all.push({ path, file: await fileOf(entry) })
    }
  }
  const byPath = all.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return chosenOf(byPath, entries.find(isDirectory)?.name ?? null)
}

const isZip = (path: string) => /\.zip$/i.test(path)
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

/** A browser gives a hundred at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}
