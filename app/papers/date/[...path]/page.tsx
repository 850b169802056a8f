import { PeriodPage, type PeriodParams, periodMetadata } from "@/app/period-page";

export const revalidate = 3600;
export const generateStaticParams = () => [];
export const generateMetadata = (props: PeriodParams) => periodMetadata("date", props);

export default function Page(props: PeriodParams) {
  return <PeriodPage kind="date" {...props} />;
}
