import { chromiumPath } from './chromium.ts'

/** Before the workers, once: two of them would install a browser at the same time. */
export default function setup(): void {
  chromiumPath()
}
