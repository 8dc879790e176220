import type { ComponentChildren } from 'preact'
import { messages } from '../language.ts'
import { sentenceOf } from '../request.ts'
import type { Resource } from '../resource.ts'
import { Notice } from './notice.tsx'

/**
 * What has so many lines is most of its screen: until it is there nothing below it is shown, which it
 * would push away.
 */
const wholeScreen = 5

type LoadedProps<Data> = {
  resource: Resource<Data>
  /** How many lines the skeleton has. */
  lines?: number
  children: (data: Data) => ComponentChildren
}

/** What a resource shows: its data, even if old; a skeleton when it is slow; what failed, and a way on. */
export function Loaded<Data>({ resource, lines = 4, children }: LoadedProps<Data>) {
  const { data, problem, slow, reload } = resource
  const t = messages.value.problem
  return (
    <>
      {problem !== null && (
        <div class="mb-4">
          <Notice
            level="error"
            title={data === null ? t.notLoaded : t.notRefreshed}
            live
            actions={
              <button type="button" class="btn" onClick={reload}>
                {t.again}
              </button>
            }
          >
            {sentenceOf(problem)}
          </Notice>
        </div>
      )}
      {data !== null && children(data)}
      {data === null && problem === null && (
        <div class={lines >= wholeScreen ? 'min-h-screen in-[dialog]:min-h-0' : undefined}>
          {slow && <Skeleton lines={lines} />}
        </div>
      )}
    </>
  )
}

const widths = ['w-3/4', 'w-full', 'w-2/3', 'w-5/6', 'w-1/2']

export function Skeleton({ lines }: { lines: number }) {
  return (
    <div role="status" class="flex flex-col gap-3">
      <span class="sr-only">{messages.value.problem.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} class={`skeleton h-5 ${widths[index % widths.length]}`} />
      ))}
    </div>
  )
}
