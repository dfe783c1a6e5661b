# Reads cases (see ArcCases.java) from standard input, prints what Mail::DKIM says of the chain, a
# line a case.
use strict;
use warnings;
use MIME::Base64;
use Net::DNS;
use Mail::DKIM::ARC::Verifier;
use Mail::DKIM::DNS;
$SIG{__WARN__} = sub { };
$| = 1;

my ( %zone, %fails );
{
    no warnings 'redefine';
    *Mail::DKIM::DNS::query = sub {
        my ( $name, $type ) = @_;
        $name = lc $name;
        die "no answer\n" if $fails{$name};
        return map { Net::DNS::RR->new( name => $name, type => 'TXT', txtdata => [$_] ) }
            @{ $zone{$name} || [] };
    };
}
my @head;
while ( my $line = <STDIN> ) {
    chomp $line;
    my ( $name, $type, $value ) = split / /, $line, 3;
    if ( $line eq '' && @head ) {
        my $said = eval {
            my $dkim = Mail::DKIM::ARC::Verifier->new( Strict => 1 );
            $dkim->PRINT( decode_base64( $head[0] ) );
            $dkim->CLOSE;
            $dkim->result =~ /^(pass|none)$/ ? $1 : 'fail';
        };
        print defined $said ? $said : 'crash ' . ( split /\n/, $@ )[0], "\n";
        @head = ();
    }
    elsif ( $line ne '' && $name eq 'case' ) {
        %zone  = ();
        %fails = ();
        @head  = ($value);
    }
    elsif ( $line ne '' && $type =~ /^(TIMEOUT|SERVFAIL)$/ ) { $fails{ lc $name } = 1 }
    elsif ( $line ne '' ) { push @{ $zone{ lc $name } }, $value }
}
