import { PeriodPage, type PeriodParams, periodMetadata } from "@/app/period-page";

export const dynamic = "force-dynamic"; // lib/pages keeps it
export const generateMetadata = (props: PeriodParams) => periodMetadata("week", props);

export default function Page(props: PeriodParams) {
  return <PeriodPage kind="week" {...props} />;
}
