-- Change view large_homes: options
ALTER VIEW "large_homes" RESET (check_option, security_barrier);
