import { setTimeout as pause } from 'node:timers/promises'

type Status = 400 | 403 | 409 | 429 | 500 | 503
/** What a request meets in place of the application: a refusal, or no answer at all. */
type Fault =
  | 'hang'
  | { status: Status; body: { error: string; message: string; field?: string; fill?: object } }

type Asked = { method: string; path: string; body: unknown }

export type Faults = {
  /** How long each request to the API is on its way, ms. */
  latency: number
  /** What the API was asked to change, and changed, in order. */
  asked: Asked[]
  /** The next matching request meets this. */
  fail(method: string, path: string, fault: Fault): void
  /** Cuts every open stream, and refuses new ones until called with false. */
  cutStreams(isCut: boolean): void
  /** The next that sign in need no password: their browser has its session already. */
  letIn(): void
}

type Fetch<Env> = (request: Request, env: Env) => Response | Promise<Response>

/** What stands between browser and application: faults that are hard to reach, and a note of what is asked. */
export function putInFront<Env>(fetch: Fetch<Env>): Faults & { answer: Fetch<Env> } {
  const planned: { method: string; path: string; fault: Fault }[] = []
  let streams = new AbortController()
  let isCut = false
  let isOpen = false

  const faultFor = (method: string, path: string) => {
    const index = planned.findIndex(one => one.method === method && one.path === path)
    return index < 0 ? undefined : planned.splice(index, 1)[0]?.fault
  }

  async function answer(request: Request, env: Env): Promise<Response> {
    const { method } = request
    const path = new URL(request.url).pathname
    if (!path.startsWith('/api/')) return await fetch(request, env)
    if (faults.latency > 0) await pause(faults.latency)
    const fault = faultFor(method, path)
    if (fault === 'hang') return await new Promise<Response>(() => {})
    if (fault !== undefined) return Response.json(fault.body, { status: fault.status })
    if (path === '/api/stream') return await stream(request, env)
    if (isOpen && path === '/api/auth/sign-in/email') {
      isOpen = false
      return new Response(null, { status: 204 })
    }
    const body = changes(method, path) ? await bodyOf(request.clone()) : null
    const response = await fetch(request, env)
    if (changes(method, path) && response.ok) faults.asked.push({ method, path, body })
    return response
  }

  async function stream(request: Request, env: Env): Promise<Response> {
    if (isCut) return new Response(null, { status: 503 })
    const response = await fetch(request, env)
    if (!response.ok || response.body === null) return response
    const body = response.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(untilCut(streams.signal))
      .pipeThrough(new TextEncoderStream())
    return new Response(body, response)
  }

  const faults: Faults & { answer: Fetch<Env> } = {
    latency: 0,
    asked: [],
    fail: (method, path, fault) => void planned.push({ method, path, fault }),
    cutStreams(cut) {
      isCut = cut
      if (!cut) return
      streams.abort()
      streams = new AbortController()
    },
    letIn() {
      isOpen = true
    },
    answer,
  }
  return faults
}

/** Whether it is an act of a person: who is there, and in which language, a screen says by itself. */
function changes(method: string, path: string): boolean {
  const isRead = method === 'GET' || method === 'HEAD'
  return !isRead && !/\/(presence|preview)$|^\/api\/(auth|me\/language)\b/.test(path)
}

async function bodyOf(request: Request): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/json')) return await request.json()
  if (!type.startsWith('multipart/')) return null
  const form = await request.formData()
  const entries = [...form].filter(([, value]) => typeof value === 'string')
  const files = form.getAll('file').map(file => (file instanceof File ? file.name : ''))
  return { ...Object.fromEntries(entries), files }
}

/** A stream that ends when it is cut, and to which a browser comes back sooner than in real life. */
function untilCut(cut: AbortSignal): TransformStream<string, string> {
  return new TransformStream({
    start: controller => cut.addEventListener('abort', () => controller.terminate()),
    transform: (chunk, controller) =>
      controller.enqueue(chunk.replace('retry: 2000', 'retry: 100')),
  })
}
