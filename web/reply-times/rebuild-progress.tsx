import { useId } from 'preact/hooks'
import type { RebuildShape } from '../../server/reply-times/shapes.ts'
import { rebuildMessages } from './rebuild-messages.ts'

/** How far reply times are reckoned anew, and what is left. */
export default function RebuildProgress({ done, total }: NonNullable<RebuildShape['rebuild']>) {
  const id = useId()
  const t = rebuildMessages()
  return (
    <div class="sheet no-print mb-6 flex flex-col gap-1 p-4">
      <p id={id}>{total === null ? t.begins : t.progress(done, total)}</p>
      <progress
        class="progress progress-primary w-full"
        aria-labelledby={id}
        {...(total !== null && { max: Math.max(1, total), value: done })}
      />
      <p class="text-muted text-sm">
        {total === null ? t.changing : t.left(Math.max(0, total - done))}
      </p>
    </div>
  )
}
