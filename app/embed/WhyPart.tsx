import { CandidatesPanel } from '../panels/Candidates/CandidatesPanel.tsx'
import { PricePanel } from '../panels/Price/PricePanel.tsx'
import { WhyPanel } from '../panels/Why/WhyPanel.tsx'

/** Every candidate with its checks, what the site costs, and what would alter the outcome. */
export const WhyPart = () => (
  <>
    <CandidatesPanel />
    <PricePanel />
    <WhyPanel />
  </>
)
