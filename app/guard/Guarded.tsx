import { Component, type ReactNode } from 'react'
import * as frame from '../messages/frame.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Guarded.module.css'

interface GuardedProps {
  readonly children: ReactNode
  /** Where the message stands in a grid whose areas are named. */
  readonly area?: string
}

/** What falls over inside stays inside: the rest of the page goes on, and a button tries again. */
export class Guarded extends Component<GuardedProps, { readonly fault: string | null }> {
  override state: { readonly fault: string | null } = { fault: null }

  static getDerivedStateFromError(error: unknown): { readonly fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  private readonly again = () => this.setState({ fault: null })

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return (
      <div role="alert" className={styles.fault} style={{ gridArea: this.props.area }}>
        <p>{frame.fellOver(fault)}</p>
        <Button onClick={this.again}>{frame.showAgain}</Button>
      </div>
    )
  }
}
