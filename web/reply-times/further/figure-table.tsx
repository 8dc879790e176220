import type { ComponentChildren } from 'preact'
import { useNarrow } from '../../components/narrow.ts'

/** A figure, with what stands under it in small. */
export type Cell = string | { figure: ComponentChildren; note: string }

export type FigureRow = {
  key: string
  name: ComponentChildren
  /** Under the name, in small. */
  note?: ComponentChildren
  cells: readonly Cell[]
}

/** A small table of figures; on a telephone each line with its figures one below the other. */
export function FigureTable({
  head,
  columns,
  rows,
  children,
}: {
  /** What the lines are. */
  head: string
  columns: readonly string[]
  rows: readonly FigureRow[]
  /** What is said below it. */
  children?: ComponentChildren
}) {
  const isNarrow = useNarrow('40rem')
  return (
    <div class="sheet mt-3 px-4 py-2">
      {isNarrow ? (
        <Cards columns={columns} rows={rows} />
      ) : (
        <table class="data-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              {columns.map(column => (
                <th key={column} scope="col" class="amount">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.key}>
                <th scope="row" class="font-normal">
                  <Name row={row} />
                </th>
                {columns.map((column, place) => (
                  <td key={column} class="amount">
                    <Figure cell={row.cells[place]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children && <div class="mt-2 mb-1 max-w-prose text-muted text-sm">{children}</div>}
    </div>
  )
}

function Cards({ columns, rows }: { columns: readonly string[]; rows: readonly FigureRow[] }) {
  return (
    <ul class="divide-y divide-base-300">
      {rows.map(row => (
        <li key={row.key} class="py-2">
          <p>
            <Name row={row} />
          </p>
          <dl class="mt-1 grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 text-sm">
            {columns.flatMap((column, place) => [
              <dt key={`${column} name`} class="text-muted">
                {column}
              </dt>,
              <dd key={column} class="text-end">
                <Figure cell={row.cells[place]} />
              </dd>,
            ])}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Name({ row: { name, note } }: { row: FigureRow }) {
  return (
    <>
      {name}
      {note && <span class="block text-muted text-sm">{note}</span>}
    </>
  )
}

function Figure({ cell = '' }: { cell?: Cell | undefined }) {
  if (typeof cell === 'string') return cell
  return (
    <>
      {cell.figure}
      <span class="block text-muted text-sm">{cell.note}</span>
    </>
  )
}
