package org.backupdoctor.fleet.group;

/**
 * How surprising a count is: the beta-binomial distribution, which is what a share that is only known from past counts predicts for the
 * next one (Gelman and others, Bayesian Data Analysis, section 2.3).
 */
final class Tail {

    /** Jeffreys' prior: a past of nothing says that any share may be. */
    private static final double PRIOR = 0.5;

    private static final double NEGLIGIBLE = 1e-12;

    private Tail() {}

    /**
     * The probability that at least so many are affected.
     *
     * @param affected how many are, now
     * @param devices of how many
     * @param pastAffected how many were, in the past
     * @param pastDevices of how many
     */
    static double atLeast(long affected, long devices, double pastAffected, double pastDevices) {
        double a = pastAffected + PRIOR;
        double b = pastDevices - pastAffected + PRIOR;
        if (affected <= devices * a / (a + b)) {
            return 1;
        }
        double term = Math.exp(logChoose((double) devices, (double) affected)
                + logBeta(affected + a, devices - affected + b)
                - logBeta(a, b));
        double sum = 0;
        for (long x = affected; x <= devices; x++) {
            sum += term;
            term *= (devices - x) / (x + 1.0) * ((x + a) / (devices - x - 1 + b));
            if (term < sum * NEGLIGIBLE) {
                break;
            }
        }
        return Math.min(1, sum);
    }

    private static double logChoose(double n, double k) {
        return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    /** Stirling's series, from 10 upwards as exact as a double; below that by the recurrence. */
    private static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < 10) {
            shift += Math.log(at);
            at++;
        }
        double inverse = 1 / (at * at);
        double series = (1 / 12.0 - inverse * (1 / 360.0 - inverse * (1 / 1260.0 - inverse / 1680.0))) / at;
        return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
